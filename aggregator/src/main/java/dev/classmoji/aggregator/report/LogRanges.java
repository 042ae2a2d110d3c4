package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds where one session's records lie in its partition. The consumer has to see uncommitted
 * records: a range then ends after everything written so far, also what is only about to be
 * committed, which the {@link TopicReader} then waits for.
 */
final class LogRanges {
  private final Consumer<?, ?> consumer;
  private final int partition;

  LogRanges(Consumer<?, ?> consumer, int partition) {
    this.consumer = consumer;
    this.partition = partition;
  }

  /**
   * @param first offset of the first record
   * @param last offset of the last record; empty for all that the log holds now
   */
  LogRange between(Topic topic, long first, OptionalLong last) {
    var log = new TopicPartition(topic.name(), partition);
    long beginning = consumer.beginningOffsets(List.of(log)).get(log);
    long to = last.isPresent() ? last.getAsLong() + 1 : end(log);
    long from = Math.min(Math.max(first, beginning), to);
    return new LogRange(log, from, to, from - first);
  }

  /** All that was appended since {@code when}, by the broker's clock. */
  LogRange since(Topic topic, Instant when) {
    var log = new TopicPartition(topic.name(), partition);
    long to = end(log);
    var found = consumer.offsetsForTimes(Map.of(log, when.toEpochMilli())).get(log);
    return new LogRange(log, found == null ? to : found.offset(), to, 0);
  }

  /** Whether the topic is there: a folder that an earlier version filled may lack it. */
  boolean has(Topic topic) {
    return !consumer.partitionsFor(topic.name()).isEmpty();
  }

  /** All that the log holds now. */
  LogRange whole(Topic topic) {
    var log = new TopicPartition(topic.name(), partition);
    return new LogRange(log, consumer.beginningOffsets(List.of(log)).get(log), end(log), 0);
  }

  private long end(TopicPartition log) {
    return consumer.endOffsets(List.of(log)).get(log);
  }
}
