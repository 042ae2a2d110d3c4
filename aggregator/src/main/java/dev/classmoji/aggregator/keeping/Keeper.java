package dev.classmoji.aggregator.keeping;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Appends to one topic, and knows what Kafka has. Most deployments keep nothing there, so that the
 * first record makes the producer. Thread-safe.
 */
public final class Keeper implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Topic topic;
  private final Supplier<Producer<String, SpecificRecord>> producers;
  private Producer<String, SpecificRecord> producer;
  private boolean closed;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param id what the producer calls itself
   */
  public Keeper(Map<String, Object> client, MessageFormat format, Topic topic, String id) {
    this(
        topic,
        () ->
            new KafkaProducer<>(
                settings(client, id), new StringSerializer(), format.serializer(topic)));
  }

  /**
   * @param producers makes what partitions by session; asked once, if ever
   */
  public Keeper(Topic topic, Supplier<Producer<String, SpecificRecord>> producers) {
    this.topic = topic;
    this.producers = producers;
  }

  private static Map<String, Object> settings(Map<String, Object> client, String id) {
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, id);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SessionPartitioner.class.getName());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return settings;
  }

  /**
   * Returns once Kafka has a record.
   *
   * @param message null for a tombstone
   * @return the record's offset
   * @throws NotKeptException if it does not take it in time
   */
  public long keep(String key, SpecificRecord message) {
    try {
      return send(key, message).get().offset();
    } catch (ExecutionException e) {
      throw new NotKeptException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotKeptException("the aggregator stops", e);
    }
  }

  /**
   * Hands a record over, and does not wait until Kafka has it.
   *
   * @param message null for a tombstone
   * @throws NotKeptException if it cannot even be handed over
   */
  public void tell(String key, SpecificRecord message) {
    send(key, message);
  }

  private Future<RecordMetadata> send(String key, SpecificRecord message) {
    try {
      return producer().send(new ProducerRecord<>(topic.name(), partition(), key, message));
    } catch (KafkaException | IllegalStateException e) {
      throw new NotKeptException(e.getMessage(), e);
    }
  }

  /** Null for the session's. */
  private Integer partition() {
    return topic.spread() == Topic.Spread.SINGLE ? 0 : null;
  }

  private synchronized Producer<String, SpecificRecord> producer() {
    if (closed) {
      throw new IllegalStateException("the aggregator stops");
    }
    if (producer == null) {
      producer = producers.get();
    }
    return producer;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(Duration.ofMillis(PATIENCE_MILLIS));
    }
  }
}
