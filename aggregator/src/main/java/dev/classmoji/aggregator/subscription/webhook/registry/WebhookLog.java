package dev.classmoji.aggregator.subscription.webhook.registry;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.WebhookStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Appends to {@code classmoji.webhooks}. Most deployments have no webhook, so that the first one
 * makes the producer. Thread-safe.
 */
public final class WebhookLog implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WebhookLog.class);
  private static final int PATIENCE_MILLIS = 5_000;

  private final Map<String, Object> client;
  private final MessageFormat format;
  private Producer<String, SpecificRecord> producer;
  private boolean closed;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public WebhookLog(Map<String, Object> client, MessageFormat format) {
    this.client = Map.copyOf(client);
    this.format = format;
  }

  /**
   * Returns once Kafka has the webhook.
   *
   * @return the record's offset
   * @throws NotKeptException if it does not take it in time
   */
  public long keep(Webhook webhook) {
    return await(append(webhook.id(), webhook.toKeep()));
  }

  /**
   * Returns once Kafka has it how a webhook is.
   *
   * @return the record's offset
   * @throws NotKeptException if it does not take that in time
   */
  public long keep(String id, WebhookStatus status) {
    return await(append(Registry.statusKey(id), status));
  }

  /** Has Kafka keep how a webhook is, if it can; returns at once. */
  public void tell(String id, WebhookStatus status) {
    try {
      append(Registry.statusKey(id), status);
    } catch (NotKeptException e) {
      LOG.warnf("How webhook %s is was not kept: %s", id, e.getMessage());
    }
  }

  /**
   * Returns once Kafka has it that there is no such webhook any more.
   *
   * @return the last record's offset
   * @throws NotKeptException if it does not take that in time
   */
  public long remove(String id) {
    await(append(id, null));
    return await(append(Registry.statusKey(id), null));
  }

  private Future<RecordMetadata> append(String key, SpecificRecord message) {
    try {
      return producer().send(new ProducerRecord<>(Topics.WEBHOOKS.name(), 0, key, message));
    } catch (KafkaException | IllegalStateException e) {
      throw new NotKeptException(e.getMessage(), e);
    }
  }

  private static long await(Future<RecordMetadata> sent) {
    try {
      return sent.get().offset();
    } catch (ExecutionException e) {
      throw new NotKeptException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotKeptException("the aggregator stops", e);
    }
  }

  private synchronized Producer<String, SpecificRecord> producer() {
    if (closed) {
      throw new IllegalStateException("the aggregator stops");
    }
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              settings(), new StringSerializer(), format.serializer(Topics.WEBHOOKS));
    }
    return producer;
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "classmoji-webhooks");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return settings;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(Duration.ofMillis(PATIENCE_MILLIS));
    }
  }
}
