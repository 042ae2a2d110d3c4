package dev.classmoji.standalone.subscription;

import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.EventAttributes;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Emoji events as the topology writes them, of a class's students in turn, without a topology. */
final class Emojis implements AutoCloseable {
  private static final int STUDENTS = 30;

  private final KafkaProducer<String, SpecificRecord> producer;
  private final Map<String, Long> told = new HashMap<>();

  Emojis(Map<String, Object> client) {
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SessionPartitioner.class);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    producer =
        new KafkaProducer<>(
            settings,
            new StringSerializer(),
            MessageFormat.of(client).serializer(Topics.EMOJI_EVENTS));
  }

  /** The next event of a session; its {@code since} counts a session's events, a second each. */
  void tell(String session) {
    long count = told.merge(session, 1L, Long::sum) - 1;
    var student = "S%02d".formatted(count % STUDENTS + 1);
    long sequence = count / STUDENTS + 1;
    long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    boolean happy = sequence % 2 == 1;
    var event =
        EmojiEvent.newBuilder()
            .setSession(session)
            .setStudent(student)
            .setSequence(sequence)
            .setFrom(sequence == 1 ? null : happy ? Showing.SAD : Showing.HAPPY)
            .setTo(happy ? Showing.HAPPY : Showing.SAD)
            .setEmoji(happy ? "😄" : "😢")
            .setConfidence(8_000)
            .setSinceMicros(TimeUnit.SECONDS.toMicros(count))
            .setFrame(count)
            .setCapturedAtMicros(now)
            .setPublishedAtMicros(now)
            .setClassifiedAtMicros(now)
            .build();
    var record =
        new ProducerRecord<String, SpecificRecord>(
            Topics.EMOJI_EVENTS.name(), Keys.student(session, student), event);
    EventAttributes.of(event).writeTo(record.headers());
    producer.send(record);
  }

  /** The next events of a session, all in the log once this returns. */
  Emojis tell(String session, int count) {
    for (int i = 0; i < count; i++) {
      tell(session);
    }
    producer.flush();
    return this;
  }

  /** How many events of a session were told. */
  long told(String session) {
    return told.getOrDefault(session, 0L);
  }

  @Override
  public void close() {
    producer.close();
  }
}
