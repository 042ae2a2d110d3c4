package dev.classmoji.standalone;

import picocli.CommandLine;

/** Opens the package's command line to tests of its subpackages. */
public final class CommandLines {
  private CommandLines() {}

  public static CommandLine classmoji() {
    return Main.commandLine();
  }
}
