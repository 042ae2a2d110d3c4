package dev.classmoji.aggregator.dashboard.board;

import org.apache.avro.specific.SpecificRecord;

/**
 * A record of a feedback topic, as it lies in the log.
 *
 * @param timestampMillis when the broker appended it, milliseconds since the epoch
 * @param key {@code session} or {@code session/student}; null if the record has none
 * @param message null for a tombstone
 */
public record Entry(
    String topic,
    int partition,
    long offset,
    long timestampMillis,
    String key,
    SpecificRecord message) {

  /** The same, as if it had been appended at another time. */
  public Entry at(long millis) {
    return new Entry(topic, partition, offset, millis, key, message);
  }

  /** Where it lies in its topic's log: {@code partition-offset}. */
  public String place() {
    return partition + "-" + offset;
  }
}
