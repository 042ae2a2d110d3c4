package dev.classmoji.ingest.source;

/** A live source that gives no pictures at present; the message is one line: what and why. */
final class StreamException extends Exception {
  private static final long serialVersionUID = 1L;

  StreamException(String message) {
    super(message);
  }
}
