package dev.classmoji.aggregator.subscription.log;

import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Position;
import dev.classmoji.aggregator.subscription.stream.Delivery;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The committed records of {@code classmoji.emoji-events}, read without a group. What is no emoji
 * event keyed by its student is passed over. Not thread-safe, save {@link #wakeup}.
 */
final class EmojiLog implements AutoCloseable {
  private static final String TOPIC = Topics.EMOJI_EVENTS.name();
  private static final Duration METADATA_LIMIT = Duration.ofSeconds(5);

  private final KafkaConsumer<String, byte[]> consumer;
  private final EventReader reader;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  EmojiLog(Map<String, Object> client, MessageFormat format) {
    var settings = new HashMap<>(client);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus names one
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "classmoji-subscriptions");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"); // nothing is skipped in silence
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    reader = new EventReader(format, Filter.ALL);
  }

  /** How many partitions there are; 0 if the topic does not exist yet. */
  int partitions() {
    var known = consumer.listTopics(METADATA_LIMIT).get(TOPIC);
    return known == null ? 0 : known.size();
  }

  void assign(Collection<Integer> partitions) {
    consumer.assign(partitions.stream().map(EmojiLog::partition).toList());
  }

  void seek(int partition, long offset) {
    consumer.seek(partition(partition), offset);
  }

  /** The first offset that is kept of each assigned partition. */
  Map<Integer, Long> begins() {
    return byNumber(consumer.beginningOffsets(consumer.assignment()));
  }

  /**
   * The offset that comes next in each assigned partition once all is read that is committed now.
   */
  Map<Integer, Long> ends() {
    return byNumber(consumer.endOffsets(consumer.assignment()));
  }

  private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .collect(Collectors.toMap(each -> each.getKey().partition(), Map.Entry::getValue));
  }

  /**
   * Hands on the next events.
   *
   * @return where the assigned partitions have come to, control records and all
   */
  Position poll(Duration limit, Consumer<Delivery> events) {
    consumer
        .poll(limit)
        .forEach(record -> reader.read(record).map(Delivery::new).ifPresent(events));
    var reached = Position.START;
    for (var partition : consumer.assignment()) {
      reached = reached.withNext(partition.partition(), consumer.position(partition));
    }
    return reached;
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(TOPIC, number);
  }

  /** Makes a call that waits, in another thread, end with {@code WakeupException}. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
