package dev.classmoji.standalone.sessions;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import dev.classmoji.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;

/**
 * How long a topic keeps its records: a segment goes as a whole, when its newest record's time is
 * up.
 *
 * @param retentionMillis the time of a record; negative for ever
 * @param segmentMillis how long a segment takes in new records
 */
record Retention(long retentionMillis, long segmentMillis) {
  private static final long CENTURY_MILLIS = Duration.ofDays(36_525).toMillis();

  /** As the cluster has it now, which may differ from the catalogue. */
  static Map<Topic, Retention> of(Admin admin, List<Topic> topics)
      throws ExecutionException, InterruptedException {
    var configs =
        admin.describeConfigs(topics.stream().map(Retention::resource).toList()).all().get();
    return topics.stream().collect(toMap(identity(), topic -> of(configs.get(resource(topic)))));
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static Retention of(Config config) {
    return new Retention(
        Long.parseLong(config.get(RETENTION_MS_CONFIG).value()),
        Long.parseLong(config.get(SEGMENT_MS_CONFIG).value()));
  }

  /**
   * When a record is gone at the latest, if the broker runs; empty if not within a century.
   *
   * @param appendedMillis its log-append time, milliseconds since the epoch
   */
  Optional<Instant> latest(long appendedMillis) {
    return retentionMillis < 0 || Math.max(retentionMillis, segmentMillis) > CENTURY_MILLIS
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochMilli(appendedMillis)
                .plusMillis(segmentMillis)
                .plusMillis(retentionMillis));
  }
}
