package dev.classmoji.ingest.crop;

import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.RecordSpans;
import dev.classmoji.schemas.trace.Tracing;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Appends one session's records to its partition of {@code classmoji.face-crops}, in order and once
 * each. A record that Kafka does not take fails the next append, so nothing is lost in silence.
 */
final class SessionLog {
  /** A frame's crops go out as one request: 30 students' by size, as soon as they are cropped. */
  private static final int FRAME_BYTES = 128 << 10;

  private static final int LINGER_MILLIS = 2;

  private static final int BUFFER_BYTES = 8 << 20;

  private final Producer<String, SpecificRecord> producer;
  private final String session;
  private final RecordSpans spans;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  SessionLog(Producer<String, SpecificRecord> producer, SessionId session, Tracing tracing) {
    this.producer = producer;
    this.session = session.toString();
    this.spans = new RecordSpans(tracing);
  }

  static Producer<String, SpecificRecord> producer(
      Map<String, Object> client, MessageFormat format) {
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SessionPartitioner.class.getName());
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, FRAME_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    return new KafkaProducer<>(
        settings, new StringSerializer(), format.serializer(Topics.FACE_CROPS));
  }

  /** Appends a record of the session as a whole. */
  void append(SpecificRecord message) {
    send(record(session, message), this::noteFailure);
  }

  /** Appends a record of one student, in the trace of its picture. */
  void append(String student, SpecificRecord message) {
    var record = record(Keys.student(session, student), message);
    send(record, spans.sending(record, this::noteFailure));
  }

  /** Returns once Kafka has everything. */
  void flush() {
    producer.flush();
    check();
  }

  private static ProducerRecord<String, SpecificRecord> record(String key, SpecificRecord message) {
    return new ProducerRecord<>(Topics.FACE_CROPS.name(), key, message);
  }

  private void send(ProducerRecord<String, SpecificRecord> record, Callback acknowledged) {
    check();
    try {
      producer.send(record, acknowledged);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  private void noteFailure(RecordMetadata metadata, Exception e) {
    if (e != null) {
      failure.compareAndSet(null, e);
    }
  }

  private void check() {
    var cause = failure.get();
    if (cause != null) {
      throw failed(cause);
    }
  }

  private static PublishException failed(Exception cause) {
    return new PublishException(
        "Kafka did not take a record of %s: %s"
            .formatted(Topics.FACE_CROPS.name(), cause.getMessage()),
        cause);
  }
}
