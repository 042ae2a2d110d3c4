package dev.classmoji.aggregator.subscription.mqtt;

/** The broker cannot be reached, or does not let us in; the message says why, in one line. */
final class NoLineException extends Exception {
  private static final long serialVersionUID = 1;

  NoLineException(Throwable cause) {
    super(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), cause);
  }
}
