package dev.classmoji.standalone.doctor;

import javax.tools.ToolProvider;

/** The Java that runs this. */
final class JavaCheck implements Check {
  private static final int NEEDED = 17;
  private static final String INSTALL =
      "Install a 64-bit JDK 17 or newer (Debian: apt install openjdk-17-jdk-headless), or set"
          + " JAVA_HOME to one.";

  /**
   * What is known of it.
   *
   * @param feature 17 for Java 17
   * @param bits of an address: 64 or 32
   * @param compiler whether it can compile, as a JDK can and a JRE cannot
   */
  record Facts(int feature, String version, String bits, boolean compiler, String home) {}

  @Override
  public String subject() {
    return "Java";
  }

  @Override
  public Finding look() {
    return judge(
        new Facts(
            Runtime.version().feature(),
            System.getProperty("java.version"),
            System.getProperty("sun.arch.data.model", "64"),
            ToolProvider.getSystemJavaCompiler() != null,
            System.getProperty("java.home")));
  }

  static Finding judge(Facts facts) {
    var found =
        "%s %s, %s bit, %s"
            .formatted(
                facts.compiler() ? "JDK" : "JRE", facts.version(), facts.bits(), facts.home());
    if (facts.feature() < NEEDED || !facts.bits().equals("64")) {
      return Finding.fail(found, INSTALL);
    }
    return facts.compiler()
        ? Finding.ok(found)
        : Finding.warn(found, "It runs what is built, but a JRE cannot build. " + INSTALL);
  }
}
