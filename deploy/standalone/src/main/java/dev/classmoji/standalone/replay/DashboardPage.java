package dev.classmoji.standalone.replay;

/** The dashboard of this process, as its user is told of it. */
final class DashboardPage {
  private DashboardPage() {}

  /**
   * Says where it is, and opens a browser on it if that is wanted and possible.
   *
   * @param ends what Ctrl-C does
   */
  static void announce(String ends, boolean browser) {
    var address = "http://127.0.0.1:%s/".formatted(System.getProperty("quarkus.http.port"));
    System.out.printf("The dashboard is at %s (Ctrl-C %s)%n", address, ends);
    if (browser) {
      Browser.open(address);
    }
  }
}
