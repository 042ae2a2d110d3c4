package dev.classmoji.aggregator.keeping;

/** Something could not be kept for now; the message says why, in one line. */
public final class NotKeptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotKeptException(String why, Throwable cause) {
    super("Kafka did not take it: " + why, cause);
  }
}
