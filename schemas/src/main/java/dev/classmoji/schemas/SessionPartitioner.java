package dev.classmoji.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts a session's records, of every topic and whatever their key's student, into one partition:
 * that is what makes a session one totally ordered log.
 */
public final class SessionPartitioner implements Partitioner {

  /**
   * The partition of a key: murmur2 (Kafka's own hash) of the session alone.
   *
   * @param key {@code session} or {@code session/student}
   * @param partitions how many partitions the topic has, at least 1
   */
  public static int partition(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(Keys.sessionOf(key).getBytes(UTF_8))) % partitions;
  }

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    if (keyBytes == null) {
      throw new IllegalArgumentException("a record for " + topic + " has no key");
    }
    return partition(new String(keyBytes, UTF_8), cluster.partitionsForTopic(topic).size());
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // nothing to configure
  }

  @Override
  public void close() {
    // nothing to close
  }
}
