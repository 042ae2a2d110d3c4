package dev.classmoji.aggregator.dashboard.feed;

import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Every partition of the feedback topics, committed records alone, without a group: each instance
 * of the aggregator reads them all.
 */
final class FeedConsumer implements AutoCloseable {
  private static final List<Topic> FEEDBACK =
      List.of(Topics.STUDENT_FEEDBACK, Topics.EMOJI_EVENTS, Topics.CLASS_FEEDBACK);

  /** Small, compacted and of any age: read from their beginning. */
  private static final List<Topic> ABOUT = List.of(Topics.SESSIONS, Topics.STUDENT_LABELS);

  private static final Duration METADATA_LIMIT = Duration.ofSeconds(5);

  private final KafkaConsumer<String, byte[]> consumer;

  FeedConsumer(Map<String, Object> client) {
    var settings = new HashMap<>(client);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus names one
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "classmoji-dashboard");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Whether the cluster has all the topics yet. */
  boolean hasTopics() {
    var existing = consumer.listTopics(METADATA_LIMIT).keySet();
    return Stream.of(ABOUT, FEEDBACK)
        .flatMap(List::stream)
        .map(Topic::name)
        .allMatch(existing::contains);
  }

  /** Takes up the list of sessions and their students' names, from the beginning. */
  void takeSessions() {
    var about = ABOUT.stream().map(this::partitions).flatMap(List::stream).toList();
    consumer.assign(about);
    consumer.seekToBeginning(about);
  }

  /** Takes up one partition of students' names, from the beginning; nothing if there are none. */
  void takeLabels(int partition) {
    var labels =
        partitions(Topics.STUDENT_LABELS).stream()
            .filter(each -> each.partition() == partition)
            .toList();
    consumer.assign(labels);
    consumer.seekToBeginning(labels);
  }

  /**
   * Takes up the feedback too, from what was appended at a moment, milliseconds since the epoch.
   */
  void takeFeedback(long sinceMillis) {
    take(FEEDBACK.stream().map(this::partitions).flatMap(List::stream).toList(), sinceMillis);
  }

  /**
   * Takes up one partition of the feedback, from what was appended at a moment, milliseconds since
   * the epoch.
   */
  void takeFeedback(int partition, long sinceMillis) {
    take(
        FEEDBACK.stream().map(topic -> new TopicPartition(topic.name(), partition)).toList(),
        sinceMillis);
  }

  private void take(List<TopicPartition> feedback, long sinceMillis) {
    var all = new ArrayList<>(consumer.assignment());
    all.addAll(feedback);
    consumer.assign(all); // what was assigned before keeps its position
    var starts =
        consumer.offsetsForTimes(
            feedback.stream().collect(Collectors.toMap(Function.identity(), p -> sinceMillis)));
    var ends = consumer.endOffsets(feedback);
    for (var partition : feedback) {
      var start = starts.get(partition);
      consumer.seek(partition, start == null ? ends.get(partition) : start.offset());
    }
  }

  /** Where the partitions taken up end now. */
  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(consumer.assignment());
  }

  boolean isBehind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  ConsumerRecords<String, byte[]> poll(Duration limit) {
    return consumer.poll(limit);
  }

  /** Makes a call that waits, in another thread, end with {@code WakeupException}. */
  void wakeup() {
    consumer.wakeup();
  }

  private List<TopicPartition> partitions(Topic topic) {
    return consumer.partitionsFor(topic.name()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
