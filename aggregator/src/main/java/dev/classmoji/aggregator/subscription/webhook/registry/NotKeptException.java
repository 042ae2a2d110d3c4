package dev.classmoji.aggregator.subscription.webhook.registry;

/** Something about a webhook could not be kept for now. */
public final class NotKeptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotKeptException(String why, Throwable cause) {
    super("Kafka did not take it: " + why, cause);
  }
}
