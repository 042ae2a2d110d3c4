package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Whole partitions as they are at the time of a call, whosever the records. Not thread-safe. */
public final class TopicLog implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> all;
  private final KafkaConsumer<String, byte[]> committed;

  private TopicLog(Map<String, Object> client) {
    all = consumer(client, IsolationLevel.READ_UNCOMMITTED);
    committed = consumer(client, IsolationLevel.READ_COMMITTED);
  }

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public static TopicLog open(Map<String, Object> client) {
    return new TopicLog(client);
  }

  private static KafkaConsumer<String, byte[]> consumer(
      Map<String, Object> client, IsolationLevel isolation) {
    var settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false); // who reads makes nothing
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** How many partitions the topic has. */
  public int partitions(Topic topic) {
    return all.partitionsFor(topic.name()).size();
  }

  /**
   * Shows every committed record of a partition to {@code visitor}, in log order, tombstones too.
   *
   * @return the offset after the last record, which may be a transaction's marker; 0 if there is no
   *     such topic
   * @throws TimeoutException if the cluster does not hand out what it holds
   */
  public long read(Topic topic, int partition, Consumer<ConsumerRecord<String, byte[]>> visitor) {
    var ranges = new LogRanges(all, partition);
    if (!ranges.has(topic)) {
      return 0;
    }
    var range = ranges.whole(topic);
    new LogReader(committed, PATIENCE).read(range, visitor::accept);
    return range.to();
  }

  /** Sees uncommitted records too, and so the true end of each log. */
  KafkaConsumer<String, byte[]> all() {
    return all;
  }

  /** Sees committed records alone. */
  KafkaConsumer<String, byte[]> committed() {
    return committed;
  }

  @Override
  public void close() {
    all.close();
    committed.close();
  }
}
