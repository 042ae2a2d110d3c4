package dev.classmoji.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The catalogue that is the topic {@code classmoji.schemas}: key, the fingerprint in hexadecimal;
 * value, the schema as JSON. It is read only when a fingerprint is met that this build does not
 * know, so a cluster whose services are of one version never reads it. Thread-safe.
 */
public final class SchemaLog implements SchemaCatalogue {
  private static final TopicPartition LOG = new TopicPartition(Topics.SCHEMAS.name(), 0);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private final Map<String, Object> client;
  private final SchemaStore.Cache known = Messages.knownSchemas();
  private final Set<Long> published = new HashSet<>();
  private KafkaProducer<String, String> producer;
  private long position;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public SchemaLog(Map<String, Object> client) {
    this.client = Map.copyOf(client);
  }

  @Override
  public synchronized void publish(Schema schema) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    if (!published.add(fingerprint)) {
      return;
    }
    known.addSchema(schema);
    try {
      producer().send(new ProducerRecord<>(LOG.topic(), hex(fingerprint), schema.toString())).get();
    } catch (ExecutionException e) {
      published.remove(fingerprint);
      throw new SerializationException("cannot publish the schema " + schema.getName(), e);
    } catch (InterruptedException e) {
      published.remove(fingerprint);
      throw new InterruptException(e);
    }
  }

  private KafkaProducer<String, String> producer() {
    if (producer == null) {
      var settings = new HashMap<>(client);
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
    return producer;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close();
    }
  }

  @Override
  public synchronized Schema findByFingerprint(long fingerprint) {
    var schema = known.findByFingerprint(fingerprint);
    if (schema == null) {
      readOn();
      schema = known.findByFingerprint(fingerprint);
    }
    return schema;
  }

  private void readOn() {
    var settings = new HashMap<>(client);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(LOG));
      consumer.seek(LOG, position);
      long end = consumer.endOffsets(List.of(LOG), READ_LIMIT).get(LOG);
      long deadline = System.nanoTime() + READ_LIMIT.toNanos();
      while (consumer.position(LOG) < end && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(found -> learn(found.value()));
      }
      position = consumer.position(LOG);
    }
  }

  private void learn(String text) {
    try {
      known.addSchema(new Schema.Parser().parse(text));
    } catch (SchemaParseException e) {
      // not ours: whoever needs it will report an unknown schema
    }
  }

  private static String hex(long fingerprint) {
    return "%016x".formatted(fingerprint);
  }
}
