package dev.classmoji.classifier.expression;

import dev.classmoji.classifier.batch.BatchPolicy;
import dev.classmoji.schemas.SessionPartitioner;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the pollers' clients: bytes in and out, so that a poison record reaches the poller. */
public final class KafkaClients {
  /** The consumer group of all pollers of all instances. */
  public static final String GROUP = "classmoji-classifier";

  private static final int FETCH_BYTES = 128 << 10;
  private static final int BATCHES_PER_POLL = 4;

  private KafkaClients() {}

  /**
   * @param client settings that lead to the cluster
   */
  public static Consumer<byte[], byte[]> consumer(Map<String, Object> client, BatchPolicy policy) {
    var settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCHES_PER_POLL * policy.size());
    // one partition's fetch is used up before the next one's: about 30 crops, so that a replay
    // that runs ahead holds up a live class by a tenth of a second and not by seconds
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @param client settings that lead to the cluster
   */
  public static Producer<byte[], byte[]> producer(Map<String, Object> client) {
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SessionPartitioner.class.getName());
    // a batch's outcomes are sent within this; Kafka's own 5 ms would only add latency
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
