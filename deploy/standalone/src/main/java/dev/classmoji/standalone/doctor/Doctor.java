package dev.classmoji.standalone.doctor;

import dev.classmoji.standalone.doctor.Finding.Level;
import java.io.PrintWriter;
import java.util.List;

/** Runs checks one after the other and prints what each found as soon as it has. */
final class Doctor {
  private static final String BROKEN =
      "This should not happen: please report it, with this line and your platform.";

  private final PrintWriter out;

  Doctor(PrintWriter out) {
    this.out = out;
  }

  /** Whether nothing failed. */
  boolean examine(List<Check> checks) {
    boolean well = true;
    for (var check : checks) {
      var finding = look(check);
      print(check.subject(), finding);
      well &= finding.level() != Level.FAIL;
    }
    return well;
  }

  private static Finding look(Check check) {
    try {
      return check.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.fail("interrupted", "Run it again.");
    } catch (Exception | LinkageError e) { // the latter where a native library does not load
      return Finding.fail(reason(e), BROKEN);
    }
  }

  /** The innermost cause in one line. */
  static String reason(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var message = root.getMessage() == null ? "" : ": " + root.getMessage();
    return (root.getClass().getSimpleName() + message).replaceAll("\\s*\\R\\s*", " ").strip();
  }

  private void print(String subject, Finding finding) {
    out.printf("%-4s  %s: %s%n", finding.level(), subject, finding.found());
    if (finding.level() != Level.OK) {
      out.printf("      %s%n", finding.advice());
    }
    out.flush();
  }
}
