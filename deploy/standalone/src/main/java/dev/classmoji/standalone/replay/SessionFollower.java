package dev.classmoji.standalone.replay;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows one session by its committed records: how far the class feedback is, and whether the
 * session has ended. Not thread-safe.
 */
final class SessionFollower implements AutoCloseable {
  private final String session;
  private final KafkaConsumer<String, SpecificRecord> consumer;
  private ClassFeedback latest;
  private SessionDescriptor ended;

  /** Starts at the topics' present ends: to be made before the session starts. */
  SessionFollower(Map<String, Object> client, MessageFormat format, String session) {
    this.session = session;
    var settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // a person looks on: a few times a second is enough
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1 << 20);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), format.deserializer());
    var partitions =
        List.of(partition(Topics.CLASS_FEEDBACK.name()), partition(Topics.SESSIONS.name()));
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // seeking is lazy, the end is now
  }

  private TopicPartition partition(String topic) {
    int partitions = consumer.partitionsFor(topic).size();
    return new TopicPartition(topic, SessionPartitioner.partition(session, partitions));
  }

  /** Reads on for at most {@code limit}. */
  void poll(Duration limit) {
    for (var record : consumer.poll(limit)) {
      if (!record.key().equals(session)) {
        continue;
      }
      if (record.value() instanceof ClassFeedback feedback) {
        latest = feedback;
      } else if (record.value() instanceof SessionDescriptor descriptor
          && descriptor.getState() != SessionState.RUNNING) {
        ended = descriptor;
      }
    }
  }

  /** The class at the last second that is complete; empty before the first. */
  Optional<ClassFeedback> latest() {
    return Optional.ofNullable(latest);
  }

  /** The descriptor once the session has ended and all of its feedback is in the topics. */
  Optional<SessionDescriptor> ended() {
    return Optional.ofNullable(ended);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
