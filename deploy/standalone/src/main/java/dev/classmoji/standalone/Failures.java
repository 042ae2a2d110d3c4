package dev.classmoji.standalone;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How a command that cannot go on says so: one line on standard error, and an exit code. */
final class Failures {
  private Failures() {}

  static int unusable(ParameterException e, String[] args) {
    var command = e.getCommandLine();
    command.getErr().println(oneLine(e.getMessage()));
    if (e.getCause() == null && !(e instanceof UnusableInputException)) {
      command.getErr().printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    }
    return CommandLine.ExitCode.USAGE;
  }

  static int unexpected(Exception e, CommandLine command, ParseResult parsed) {
    command.getErr().println("classmoji failed: " + oneLine(String.valueOf(root(e).getMessage())));
    if (System.getenv("CLASSMOJI_DEBUG") != null) {
      e.printStackTrace(command.getErr());
    } else {
      command.getErr().println("Set CLASSMOJI_DEBUG=1 to see where.");
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The innermost cause: what is around it says where, not why. */
  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
