package dev.classmoji.ingest;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Keeps a replay at most a few seconds of media ahead of the classifier, by reading the session's
 * own ticks back from {@code classmoji.expressions}: Kafka itself does not slow a producer for a
 * slow consumer, and crops are kept for minutes only. Not thread-safe.
 */
final class FlowControl implements AutoCloseable {
  private static final long SECOND_MICROS = 1_000_000;
  private static final Duration POLL = Duration.ofMillis(100);

  /** Answers are fetched by the heap: none of them is so urgent that it is worth a request. */
  private static final int ANSWER_BYTES = 1 << 20;

  private static final int ANSWER_MILLIS = 100;

  private final Consumer<String, byte[]> consumer;
  private final Deserializer<SpecificRecord> reader;
  private final String session;
  private final FlowSettings settings;
  private final LongSupplier nanos;
  private long answeredSecond = -1;
  private long answeredMicros;

  /**
   * Listens from here on, so it must be made before the session's first record is sent.
   *
   * @param client settings that lead to the cluster
   * @param nanos a clock like {@link System#nanoTime}
   */
  static FlowControl open(
      Map<String, Object> client,
      MessageFormat format,
      SessionId session,
      IngestSettings settings,
      LongSupplier nanos) {
    var listener = new HashMap<>(client);
    listener.remove(ConsumerConfig.GROUP_ID_CONFIG);
    listener.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    listener.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ANSWER_BYTES);
    listener.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, ANSWER_MILLIS);
    return new FlowControl(
        new KafkaConsumer<>(listener, new StringDeserializer(), new ByteArrayDeserializer()),
        format.deserializer(),
        session,
        new FlowSettings(settings.maxAhead(), settings.answerWithin()),
        nanos);
  }

  /**
   * Listens from here on, so it must be made before the session's first record is sent.
   *
   * @param consumer without a group
   * @param nanos a clock like {@link System#nanoTime}
   */
  FlowControl(
      Consumer<String, byte[]> consumer,
      Deserializer<SpecificRecord> reader,
      SessionId session,
      FlowSettings settings,
      LongSupplier nanos) {
    this.consumer = consumer;
    this.reader = reader;
    this.session = session.toString();
    this.settings = settings;
    this.nanos = nanos;
    var topic = Topics.EXPRESSIONS.name();
    int partitions = consumer.partitionsFor(topic).size();
    var partition =
        new TopicPartition(topic, SessionPartitioner.partition(this.session, partitions));
    consumer.assign(List.of(partition));
    consumer.seek(partition, consumer.endOffsets(List.of(partition)).get(partition));
  }

  /**
   * Returns once a frame of this media time may be published.
   *
   * @throws IllegalStateException if the classifier does not answer for too long
   */
  void awaitRoomFor(long mediaTimeMicros) throws InterruptedException {
    long heardAt = nanos.getAsLong();
    while (mediaTimeMicros - answeredMicros > settings.maxAheadMicros()) {
      long before = answeredMicros;
      listen(POLL);
      if (answeredMicros > before) {
        heardAt = nanos.getAsLong();
      } else if (nanos.getAsLong() - heardAt > settings.answerWithin().toNanos()) {
        throw new IllegalStateException(
            "the classifier does not answer: nothing of session %s came back on %s for %d s; is it running?"
                .formatted(
                    session, Topics.EXPRESSIONS.name(), settings.answerWithin().toSeconds()));
      }
    }
  }

  /**
   * The latest second of the session's clock that the classifier has answered, without waiting for
   * it; -1 before the first.
   */
  long answeredSeconds() throws InterruptedException {
    listen(Duration.ZERO);
    return answeredSecond;
  }

  private void listen(Duration wait) throws InterruptedException {
    try {
      consumer.poll(wait).forEach(this::hear);
    } catch (InterruptException e) {
      Thread.interrupted(); // Kafka sets it again; the exception says it from here on
      throw (InterruptedException) new InterruptedException().initCause(e);
    }
  }

  private void hear(ConsumerRecord<String, byte[]> answer) {
    // control records alone have the session as their key; the rest need not be decoded
    if (session.equals(answer.key())
        && reader.deserialize(answer.topic(), answer.value()) instanceof Tick tick) {
      answeredSecond = tick.getSecond();
      answeredMicros = answeredSecond * SECOND_MICROS;
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
