package dev.classmoji.standalone.sessions;

/** What was asked for cannot be done as things are; the message is one line for a person. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }

  RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
