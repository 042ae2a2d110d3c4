package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;

/** Entries of the feedback topics, as the aggregator writes them. */
public final class Logs {
  public static final String MATH = "math-7b~k3f9";
  public static final String ART = "art~zz01";

  private Logs() {}

  public static Entry descriptor(String session, SessionState state, long startedAtMillis) {
    var id = SessionId.parse(session);
    return entry(
        Topics.SESSIONS,
        session,
        SessionDescriptor.newBuilder()
            .setSession(session)
            .setName(id.name())
            .setRun(id.run())
            .setState(state)
            .setSources(
                List.of(
                    new Source("v1", SourceKind.RECORDING, 1280, 720, 120_000_000L, null, null)))
            .setPartition(0)
            .setSamplesPerSecond(5)
            .setFirstOffset(0)
            .setStudents(0)
            .setStartedAtMicros(TimeUnit.MILLISECONDS.toMicros(startedAtMillis))
            .build());
  }

  public static Entry running(String session) {
    return descriptor(session, SessionState.RUNNING, 1_000);
  }

  /** It runs on, and some pseudonyms turned out to be another's. */
  public static Entry aliased(String session, Map<String, String> aliases) {
    return entry(Topics.SESSIONS, session, aliased(running(session), aliases));
  }

  private static SessionDescriptor aliased(Entry descriptor, Map<String, String> aliases) {
    return SessionDescriptor.newBuilder((SessionDescriptor) descriptor.message())
        .setAliases(aliases)
        .build();
  }

  public static Entry feedback(String session, String student, Long second, Showing showing) {
    return feedback(session, student, second, showing, second == null ? 0 : second);
  }

  public static Entry feedback(
      String session, String student, Long second, Showing showing, long sinceSecond) {
    return entry(
        Topics.STUDENT_FEEDBACK,
        Keys.student(session, student),
        StudentFeedback.newBuilder()
            .setSession(session)
            .setStudent(student)
            .setSecond(second)
            .setMediaTimeMicros(TimeUnit.SECONDS.toMicros(sinceSecond))
            .setShowing(showing)
            .setEmoji("😄")
            .setConfidence(7_000)
            .setSinceMicros(TimeUnit.SECONDS.toMicros(sinceSecond))
            .setProbabilities(Collections.nCopies(7, 1_428))
            .setLastSeenMicros(0)
            .setReadings(1)
            .build());
  }

  public static Entry event(
      String session, String student, long sinceSecond, Showing to, long offset) {
    return event(session, student, sinceSecond, to, offset, null);
  }

  /**
   * @param capturedAtMicros of the picture that caused it; it was read 20 ms later; null if a tick
   *     caused it
   */
  public static Entry event(
      String session,
      String student,
      long sinceSecond,
      Showing to,
      long offset,
      Long capturedAtMicros) {
    var message =
        EmojiEvent.newBuilder()
            .setSession(session)
            .setStudent(student)
            .setSequence(1)
            .setTo(to)
            .setEmoji("😲")
            .setConfidence(6_000)
            .setSinceMicros(TimeUnit.SECONDS.toMicros(sinceSecond))
            .setCapturedAtMicros(capturedAtMicros)
            .setClassifiedAtMicros(capturedAtMicros == null ? null : capturedAtMicros + 20_000)
            .build();
    var key = Keys.student(session, student);
    long appendedAtMillis =
        capturedAtMicros == null ? 1 : TimeUnit.MICROSECONDS.toMillis(capturedAtMicros) + 50;
    return new Entry(Topics.EMOJI_EVENTS.name(), 2, offset, appendedAtMillis, key, message);
  }

  public static Entry tick(String session, long second, int... showing) {
    var counts = Arrays.stream(Arrays.copyOf(showing, 9)).boxed().toList();
    int known = Arrays.stream(showing).sum();
    return entry(
        Topics.CLASS_FEEDBACK,
        session,
        ClassFeedback.newBuilder()
            .setSession(session)
            .setSecond(second)
            .setKnown(known)
            .setPresent(known)
            .setShowing(counts)
            .setRecent(counts)
            .setReadings(0)
            .setDuplicates(0)
            .build());
  }

  public static Entry label(String session, String student, String name) {
    return entry(
        Topics.STUDENT_LABELS,
        Keys.student(session, student),
        new StudentLabel(session, student, name, 1L));
  }

  public static Entry tombstone(Topic topic, String key) {
    return entry(topic, key, null);
  }

  public static Entry entry(Topic topic, String key, SpecificRecord message) {
    return new Entry(topic.name(), 0, 0, 1, key, message);
  }

  /**
   * A session's records, each topic in its order: students change, one turns out to be another,
   * names come and go.
   */
  public static List<Entry> session(String session, int seconds, long seed) {
    var random = new Random(seed);
    var log = new ArrayList<Entry>();
    log.add(running(session));
    for (int second = 0; second < seconds; second++) {
      for (var student : List.of("S01", "S02", "S03")) {
        boolean merged = student.equals("S03") && second > seconds / 2;
        if (!merged) {
          var showing = Showing.values()[random.nextInt(9)];
          if (random.nextBoolean()) {
            log.add(event(session, student, second, showing, log.size()));
            log.add(feedback(session, student, null, showing, second));
          }
          log.add(feedback(session, student, (long) second, showing, second));
        }
        if (random.nextInt(5) == 0) {
          log.add(label(session, student, "Name " + second));
        } else if (random.nextInt(9) == 0) {
          log.add(tombstone(Topics.STUDENT_LABELS, Keys.student(session, student)));
        }
      }
      if (second == seconds / 2) {
        log.add(tombstone(Topics.STUDENT_FEEDBACK, Keys.student(session, "S03")));
        log.add(aliased(session, Map.of("S03", "S01")));
      }
      log.add(tick(session, second, random.nextInt(4), random.nextInt(4), 0, 2));
    }
    var ended = descriptor(session, SessionState.ENDED, 1_000);
    log.add(entry(Topics.SESSIONS, session, aliased(ended, Map.of("S03", "S01"))));
    return log;
  }

  /** Any other order that keeps each topic's own. */
  public static List<Entry> interleaved(List<Entry> log, long seed) {
    var topics = new LinkedHashMap<String, List<Entry>>();
    log.forEach(entry -> topics.computeIfAbsent(entry.topic(), t -> new ArrayList<>()).add(entry));
    return interleaved(topics, new Random(seed));
  }

  private static List<Entry> interleaved(Map<String, List<Entry>> topics, Random random) {
    var waiting = new ArrayList<>(topics.values());
    var log = new ArrayList<Entry>();
    while (!waiting.isEmpty()) {
      var topic = waiting.get(random.nextInt(waiting.size()));
      log.add(topic.remove(0));
      waiting.removeIf(List::isEmpty);
    }
    return log;
  }
}
