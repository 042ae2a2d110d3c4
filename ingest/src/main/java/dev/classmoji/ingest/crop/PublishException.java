package dev.classmoji.ingest.crop;

/** Kafka did not take a record of the session; the log is incomplete from there on. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
