package dev.classmoji.aggregator.subscription.event;

/**
 * Where one event lies in the topic, written {@code partition-offset}: the same for every reader,
 * on every instance.
 */
public record Place(int partition, long offset) {

  public Place {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException("no place: %d-%d".formatted(partition, offset));
    }
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
