package dev.classmoji.standalone.sessions;

import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.TopicAdmin;
import dev.classmoji.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes made-up sessions of one student into topics of one partition, as the stages would. */
final class PastClasses implements AutoCloseable {
  private static final String STUDENT = "S01";
  private static final List<Integer> HAPPY = List.of(0, 0, 0, 9_000, 0, 0, 1_000);
  private static final List<Integer> ONE_HAPPY = List.of(0, 0, 0, 1, 0, 0, 0, 0, 0);

  private final KafkaProducer<String, SpecificRecord> producer;

  private PastClasses(Map<String, Object> client) {
    var settings = new HashMap<>(client);
    settings.put("partitioner.class", SessionPartitioner.class);
    producer =
        new KafkaProducer<>(settings, new StringSerializer(), MessageFormat.local().serializer());
  }

  static PastClasses on(Map<String, Object> client) throws InterruptedException {
    try (var admin = Admin.create(client)) {
      new TopicAdmin(admin).ensure(1, (short) -1);
    }
    return new PastClasses(client);
  }

  /** A session whose student looked happy for two seconds, and has a name. */
  void add(SessionDescriptor session) {
    var id = session.getSession();
    for (long second = 0; second < 2; second++) {
      send(Topics.STUDENT_FEEDBACK, Keys.student(id, STUDENT), feedback(id, second));
      send(
          Topics.CLASS_FEEDBACK,
          id,
          new ClassFeedback(id, second, 1, 1, ONE_HAPPY, ONE_HAPPY, 0L, 0L, List.of(), null));
    }
    send(
        Topics.STUDENT_LABELS, Keys.student(id, STUDENT), new StudentLabel(id, STUDENT, "Ana", 0L));
    send(Topics.EMOJI_EVENTS, Keys.student(id, STUDENT), event(id));
    describe(session);
  }

  /** A session that left no more than its descriptor. */
  void describe(SessionDescriptor session) {
    send(Topics.SESSIONS, session.getSession(), session);
    producer.flush();
  }

  private static StudentFeedback feedback(String session, long second) {
    return new StudentFeedback(
        session,
        STUDENT,
        second,
        1_000_000 * second,
        Showing.HAPPY,
        "😄",
        9_000,
        0L,
        HAPPY,
        0L,
        1L,
        new Box(1f, 2f, 3f, 4f));
  }

  private static EmojiEvent event(String session) {
    return new EmojiEvent(
        session, STUDENT, 1L, null, Showing.HAPPY, "😄", 9_000, 0L, 0L, null, null, null);
  }

  private void send(Topic topic, String key, SpecificRecord message) {
    producer.send(new ProducerRecord<>(topic.name(), key, message));
  }

  @Override
  public void close() {
    producer.close();
  }
}
