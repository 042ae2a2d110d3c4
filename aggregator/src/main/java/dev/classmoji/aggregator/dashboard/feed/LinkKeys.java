package dev.classmoji.aggregator.dashboard.feed;

import dev.classmoji.aggregator.dashboard.link.LinkSigner;
import dev.classmoji.schemas.LinkKey;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.UnreadableMessageException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The secret with which links are signed: the first record of its topic that can be read. So every
 * instance has the same one, whichever made it, and it outlives them all. Thread-safe.
 */
public final class LinkKeys {
  private static final TopicPartition LOG = new TopicPartition(Topics.LINK_KEYS.name(), 0);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int SECRET_BYTES = 32;

  private final Map<String, Object> client;
  private final MessageFormat format;
  private LinkSigner known;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public LinkKeys(Map<String, Object> client, MessageFormat format) {
    this.client = Map.copyOf(client);
    this.format = format;
  }

  /** What signs with the secret, if links were ever made. */
  public synchronized Optional<LinkSigner> find() {
    if (known == null) {
      known = read();
    }
    return Optional.ofNullable(known);
  }

  /**
   * What signs with the secret, which is made if there is none.
   *
   * @throws KafkaException if it cannot be read or written
   */
  public synchronized LinkSigner get() throws InterruptedException {
    if (find().isEmpty()) {
      propose();
      known = read(); // another instance may have been faster: the first one counts
    }
    return known;
  }

  private LinkSigner read() {
    var settings = new HashMap<>(client);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus names one
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    var messages = format.deserializer();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(LOG));
      consumer.seekToBeginning(List.of(LOG));
      long end = consumer.endOffsets(List.of(LOG), READ_LIMIT).get(LOG);
      long deadline = System.nanoTime() + READ_LIMIT.toNanos();
      while (consumer.position(LOG, READ_LIMIT) < end) {
        if (System.nanoTime() - deadline > 0) {
          throw new TimeoutException("the secret of links cannot be read");
        }
        for (var record : consumer.poll(POLL)) {
          try {
            var found = messages.deserialize(record.topic(), record.value());
            if (found instanceof LinkKey key) {
              return new LinkSigner(Base64.getDecoder().decode(key.getSecret()));
            }
          } catch (UnreadableMessageException | IllegalArgumentException e) {
            // not ours: it is the same for every instance
          }
        }
      }
    }
    return null;
  }

  private void propose() throws InterruptedException {
    var secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    var key = new LinkKey(Base64.getEncoder().encodeToString(secret));
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    try (var producer =
        new KafkaProducer<>(
            settings, new StringSerializer(), format.serializer(Topics.LINK_KEYS))) {
      producer
          .send(
              new ProducerRecord<>(LOG.topic(), LOG.partition(), UUID.randomUUID().toString(), key))
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException("the secret of links cannot be written", e.getCause());
    }
  }
}
