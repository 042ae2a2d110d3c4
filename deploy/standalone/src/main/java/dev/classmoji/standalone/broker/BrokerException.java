package dev.classmoji.standalone.broker;

/** The embedded broker cannot run; the message is one line for a person. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
