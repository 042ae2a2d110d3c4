package dev.classmoji.ingest.source;

/** A file that cannot be replayed; the message is one line: what, why, what to do. */
public final class UnusableRecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusableRecordingException(String message) {
    super(message);
  }
}
