package dev.classmoji.standalone.dashboard;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A live class that has ended, as the aggregator left it in the topics: what each student showed at
 * each second is a function of both, with parts that please and parts that puzzle the class.
 */
final class PastLesson {
  private static final int PARTITIONS = 4;
  private static final int CONFIDENCE = 8_000;
  private static final List<String> EMOJI =
      List.of("😠", "🤢", "😨", "😄", "😢", "😲", "😐", "🤷", "💤");
  private static final IngestCounters COUNTERS =
      new IngestCounters(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

  private final SessionId id;
  private final int students;
  private final int seconds;
  private final long startedAtMicros;

  PastLesson(String name, int students, int seconds) {
    this.id = SessionId.newRun(name);
    this.students = students;
    this.seconds = seconds;
    long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    this.startedAtMicros = now - TimeUnit.SECONDS.toMicros(seconds);
  }

  String id() {
    return id.toString();
  }

  static String student(int number) {
    return "S%02d".formatted(number + 1);
  }

  /** What the student of a number, from 0 on, shows at a second. */
  Showing showing(int student, int second) {
    int length = 6 + 5 * student % 17;
    int stretch = (second + 11 * student) / length;
    int dice = Math.floorMod(31 * stretch + 17 * student + stretch * stretch, 20);
    int part = 5 * second / seconds;
    if (dice == 19) {
      return student % 4 == 3 ? Showing.AWAY : Showing.UNSURE;
    } else if (dice >= 17) {
      return Showing.values()[(stretch + student) % 6];
    }
    var mood = List.of(Showing.NEUTRAL, Showing.HAPPY, Showing.NEUTRAL, Showing.SAD, Showing.HAPPY);
    return dice >= 11 ? Showing.NEUTRAL : mood.get(part);
  }

  /** Writes all of it; its descriptor last, as the aggregator does. */
  PastLesson keep(Map<String, Object> client, MessageFormat format) {
    try (var producer = producer(client, format)) {
      for (int second = 0; second < seconds; second++) {
        write(producer, second);
      }
      producer.flush();
      send(producer, Topics.SESSIONS, id(), descriptor());
    }
    return this;
  }

  /** Takes it away, as far as whoever lists sessions can tell. */
  void delete(Map<String, Object> client) {
    try (var producer = producer(client, MessageFormat.local())) {
      send(producer, Topics.SESSIONS, id(), null);
    }
  }

  private static KafkaProducer<String, SpecificRecord> producer(
      Map<String, Object> client, MessageFormat format) {
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SessionPartitioner.class);
    return new KafkaProducer<>(settings, new StringSerializer(), format.serializer());
  }

  private void write(KafkaProducer<String, SpecificRecord> producer, int second) {
    var counts = new ArrayList<>(Collections.nCopies(Showing.values().length, 0));
    for (int student = 0; student < students; student++) {
      var showing = showing(student, second);
      counts.set(showing.ordinal(), counts.get(showing.ordinal()) + 1);
      var key = Keys.student(id(), student(student));
      if (second == 0 || showing(student, second - 1) != showing) {
        send(producer, Topics.EMOJI_EVENTS, key, event(student, second));
      }
      send(producer, Topics.STUDENT_FEEDBACK, key, feedback(student, second));
    }
    int present = students - counts.get(Showing.AWAY.ordinal());
    send(
        producer,
        Topics.CLASS_FEEDBACK,
        id(),
        ClassFeedback.newBuilder()
            .setSession(id())
            .setSecond(second)
            .setKnown(students)
            .setPresent(present)
            .setShowing(counts)
            .setRecent(counts)
            .setReadings(0)
            .setDuplicates(0)
            .setTickedAtMicros(startedAtMicros + micros(second))
            .build());
  }

  private EmojiEvent event(int student, int second) {
    var from = second == 0 ? null : showing(student, second - 1);
    var to = showing(student, second);
    return new EmojiEvent(
        id(),
        student(student),
        (long) second + 1,
        from,
        to,
        EMOJI.get(to.ordinal()),
        confidence(to),
        micros(second),
        5L * second,
        startedAtMicros + micros(second),
        startedAtMicros + micros(second) + 20_000,
        startedAtMicros + micros(second) + 60_000);
  }

  private StudentFeedback feedback(int student, int second) {
    var showing = showing(student, second);
    return StudentFeedback.newBuilder()
        .setSession(id())
        .setStudent(student(student))
        .setSecond((long) second)
        .setMediaTimeMicros(micros(second))
        .setShowing(showing)
        .setEmoji(EMOJI.get(showing.ordinal()))
        .setConfidence(confidence(showing))
        .setSinceMicros(micros(second))
        .setProbabilities(List.of())
        .setLastSeenMicros(micros(second))
        .setReadings(5L * second)
        .build();
  }

  private static int confidence(Showing showing) {
    return showing == Showing.AWAY ? 0 : CONFIDENCE - 700 * showing.ordinal();
  }

  private SessionDescriptor descriptor() {
    var named = new Source("v1", SourceKind.STREAM, 1280, 720, null, student(0), "Ana");
    return SessionDescriptor.newBuilder()
        .setSession(id())
        .setName(id.name())
        .setRun(id.run())
        .setState(SessionState.ENDED)
        .setSources(List.of(named))
        .setPartition(SessionPartitioner.partition(id(), PARTITIONS))
        .setSamplesPerSecond(5)
        .setFirstOffset(0)
        .setLastOffset(null)
        .setStudents(students)
        .setStartedAtMicros(startedAtMicros)
        .setEnded(
            new SessionEnded(
                id(),
                EndReason.COMPLETED,
                "",
                micros(seconds),
                startedAtMicros + micros(seconds),
                COUNTERS))
        .build();
  }

  private static long micros(int seconds) {
    return TimeUnit.SECONDS.toMicros(seconds);
  }

  /** The states of all students at a second, by number. */
  List<Showing> showings(int second) {
    return IntStream.range(0, students).mapToObj(student -> showing(student, second)).toList();
  }

  private static void send(
      KafkaProducer<String, SpecificRecord> producer,
      Topic topic,
      String key,
      SpecificRecord message) {
    producer.send(new ProducerRecord<>(topic.name(), key, message));
  }
}
