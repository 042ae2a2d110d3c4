package dev.classmoji.standalone;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the user gave cannot be used; the message says in one line what, why and what to do. */
public final class UnusableInputException extends ParameterException {
  private static final long serialVersionUID = 1L;

  public UnusableInputException(CommandLine command, String message) {
    super(command, message);
  }
}
