package dev.classmoji.standalone.replay;

import picocli.CommandLine.Option;

/** Where the dashboard shows, as every command that has one is told. */
final class DashboardOptions {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The dashboard's port, 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--no-browser", description = "Do not open a browser on the dashboard.")
  private boolean noBrowser;

  /** The dashboard's port; 0 for any that is free. */
  int port() {
    return port;
  }

  boolean browser() {
    return !noBrowser;
  }
}
