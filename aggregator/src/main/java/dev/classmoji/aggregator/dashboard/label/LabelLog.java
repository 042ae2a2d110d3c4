package dev.classmoji.aggregator.dashboard.label;

import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.StudentName;
import dev.classmoji.schemas.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Appends to {@code classmoji.student-labels} what a teacher calls students. Most classes get no
 * names, so that the first one makes the producer. Thread-safe.
 */
public final class LabelLog implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Supplier<Producer<String, SpecificRecord>> producers;
  private final Clock clock;
  private Producer<String, SpecificRecord> producer;
  private boolean closed;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public LabelLog(Map<String, Object> client, MessageFormat format, Clock clock) {
    this(() -> producer(client, format), clock);
  }

  LabelLog(Supplier<Producer<String, SpecificRecord>> producers, Clock clock) {
    this.producers = producers;
    this.clock = clock;
  }

  private static Producer<String, SpecificRecord> producer(
      Map<String, Object> client, MessageFormat format) {
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "classmoji-labels");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SessionPartitioner.class.getName());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    return new KafkaProducer<>(
        settings, new StringSerializer(), format.serializer(Topics.STUDENT_LABELS));
  }

  /**
   * Returns once Kafka has the name.
   *
   * @throws NotKeptException if it does not take it in time
   */
  public void keep(String session, String student, StudentName name) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    append(Keys.student(session, student), new StudentLabel(session, student, name.text(), now));
  }

  /**
   * Returns once Kafka has it that the student has no name.
   *
   * @throws NotKeptException if it does not take that in time
   */
  public void takeBack(String session, String student) {
    append(Keys.student(session, student), null);
  }

  private void append(String key, SpecificRecord message) {
    try {
      producer().send(new ProducerRecord<>(Topics.STUDENT_LABELS.name(), key, message)).get();
    } catch (ExecutionException e) {
      throw new NotKeptException(e.getCause());
    } catch (KafkaException | IllegalStateException e) {
      throw new NotKeptException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotKeptException(e);
    }
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
      producer.close();
    }
  }
}
