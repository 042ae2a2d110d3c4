package dev.classmoji.aggregator.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Kafka Streams runs.
 *
 * @param groupProtocol {@code streams} or {@code classic}
 * @param stateDirectory where it keeps its lock and its checkpoints; the stores are in memory
 * @param threadReplacements how many times, in all, a thread is replaced after an error that may
 *     pass by itself
 * @param closeWithin how long a shutdown may take
 */
public record StreamsSettings(
    String applicationId,
    int threads,
    Duration commitInterval,
    String groupProtocol,
    Path stateDirectory,
    int threadReplacements,
    Duration closeWithin) {
  private static final int PRODUCER_BUFFER_BYTES = 8 << 20;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  StreamsConfig config(Map<String, Object> client) {
    var config = new HashMap<>(client);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, groupProtocol);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    // a thread that waits for records does not commit: it must not wait longer than that
    config.put(StreamsConfig.POLL_MS_CONFIG, Math.max(1, commitInterval.toMillis()));
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), PRODUCER_BUFFER_BYTES);
    config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return new StreamsConfig(config);
  }
}
