package dev.classmoji.ingest.source;

/** A live source that can never come; the message is one line: what, why, what to do. */
public final class UnusableSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusableSourceException(String message) {
    super(message);
  }
}
