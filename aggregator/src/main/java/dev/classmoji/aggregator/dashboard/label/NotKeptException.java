package dev.classmoji.aggregator.dashboard.label;

/** A name could be neither kept nor taken back for now. */
public final class NotKeptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotKeptException(Throwable cause) {
    super("Kafka did not take it: " + cause.getMessage(), cause);
  }
}
