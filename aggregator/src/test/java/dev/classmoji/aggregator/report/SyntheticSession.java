package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.SourceSignal;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up class, the same each time: students who come late, leave, and change with a lecture
 * whose parts please or puzzle them. What the stages would publish of it is shown to a visitor.
 */
final class SyntheticSession {
  static final String ID = "math-7b~k3f9";
  static final long STARTED_AT_MICROS = 1_750_000_000_000_000L;
  private static final long MICROS = 1_000_000;
  private static final long LATENCY_MICROS = 85_000;
  private static final List<String> EMOJI =
      List.of("😠", "🤢", "😨", "😄", "😢", "😲", "😐", "🤷", "💤");
  private static final List<Integer> FLAT = List.of(0, 0, 0, 0, 0, 0, 10_000);

  private final int students;
  private final int seconds;
  private final Random random = new Random(7);
  private final Showing[] showing;
  private final int[] confidence;
  private final long[] sequence;

  SyntheticSession(int students, int seconds) {
    this.students = students;
    this.seconds = seconds;
    showing = new Showing[students];
    confidence = new int[students];
    sequence = new long[students];
  }

  void showTo(TopicReader.Visitor visitor) {
    for (int second = 0; second < seconds; second++) {
      long appendedAtMillis = (STARTED_AT_MICROS + wallMicros(second) + LATENCY_MICROS) / 1000;
      var counts = new Integer[Showing.values().length];
      Arrays.fill(counts, 0);
      int known = 0;
      for (int student = 0; student < students; student++) {
        if (second < arrival(student)) {
          continue;
        }
        known++;
        step(student, second, visitor, appendedAtMillis);
        counts[showing[student].ordinal()]++;
      }
      int present = known - counts[Showing.AWAY.ordinal()];
      var now = List.of(counts);
      visitor.visit(
          new ClassFeedback(
              ID,
              (long) second,
              known,
              present,
              now,
              now,
              0L,
              0L,
              List.of(),
              STARTED_AT_MICROS + wallMicros(second)),
          appendedAtMillis);
    }
  }

  private void step(int student, int second, TopicReader.Visitor visitor, long appendedAtMillis) {
    var id = "S%02d".formatted(student + 1);
    var next = next(student, second);
    long capturedAt = STARTED_AT_MICROS + wallMicros(second);
    boolean away = next == Showing.AWAY;
    confidence[student] = away ? 0 : 4500 + random.nextInt(5000);
    if (!away) {
      visitor.visit(expression(id, second, capturedAt), appendedAtMillis);
    }
    if (next != showing[student]) {
      visitor.visit(
          new EmojiEvent(
              ID,
              id,
              ++sequence[student],
              showing[student],
              next,
              EMOJI.get(next.ordinal()),
              confidence[student],
              second * MICROS,
              away ? null : (long) second,
              away ? null : capturedAt,
              away ? null : capturedAt + 20_000,
              away ? null : capturedAt + 60_000),
          appendedAtMillis);
      showing[student] = next;
    }
    visitor.visit(feedback(id, second, student), appendedAtMillis);
  }

  private static Expression expression(String id, int second, long capturedAt) {
    return new Expression(
        ID,
        id,
        1,
        "v1",
        (long) second,
        second * MICROS,
        capturedAt,
        capturedAt + 20_000,
        capturedAt + 60_000,
        3500L,
        new Box(1f, 2f, 3f, 4f),
        0.9f,
        0.8f,
        FLAT,
        "expression-interim");
  }

  private StudentFeedback feedback(String id, int second, int student) {
    var now = showing[student];
    return new StudentFeedback(
        ID,
        id,
        (long) second,
        second * MICROS,
        now,
        EMOJI.get(now.ordinal()),
        confidence[student],
        0L,
        FLAT,
        second * MICROS,
        1L,
        now == Showing.AWAY ? null : new Box(100f + student, 50.25f, 64f, 80.5f));
  }

  private int arrival(int student) {
    return student % 7 == 5 ? seconds / 6 : student % 3;
  }

  /** Most keep what they show; the lecture's part decides what they change to. */
  private Showing next(int student, int second) {
    boolean gone = student % 11 == 4 && second > 0.8 * seconds;
    boolean pausing = student % 5 == 2 && second > 0.4 * seconds && second < 0.45 * seconds;
    if (gone || pausing) {
      return Showing.AWAY;
    }
    boolean turn = second % Math.max(1, seconds / 5) == 1;
    if (showing[student] != null
        && showing[student] != Showing.AWAY
        && random.nextDouble() > (turn ? 0.8 : 0.04)) {
      return showing[student];
    }
    var mood = Math.min(4, 5 * second / seconds);
    double dice = random.nextDouble();
    if (dice < 0.07) {
      return Showing.values()[random.nextInt(8)];
    }
    return switch (mood) {
      case 0 -> dice < 0.75 ? Showing.NEUTRAL : Showing.HAPPY;
      case 1 -> dice < 0.7 ? Showing.HAPPY : Showing.NEUTRAL;
      case 2 -> dice < 0.5 ? Showing.NEUTRAL : dice < 0.8 ? Showing.SURPRISE : Showing.UNSURE;
      case 3 -> dice < 0.6 ? Showing.NEUTRAL : dice < 0.85 ? Showing.SAD : Showing.UNSURE;
      default -> dice < 0.5 ? Showing.HAPPY : Showing.NEUTRAL;
    };
  }

  /** Replayed at four times its speed. */
  private static long wallMicros(int second) {
    return second * MICROS / 4;
  }

  /** How such a session ends, all of its crops accounted for. */
  SessionDescriptor ended(long crops) {
    var counters =
        new IngestCounters(
            30L * seconds,
            5L * seconds,
            0L,
            0L,
            crops,
            crops,
            60_000L * seconds,
            12_000L * seconds,
            1_000L * seconds,
            20_000L * seconds,
            140_000L * seconds);
    return descriptor(
        new SessionEnded(
            ID,
            EndReason.COMPLETED,
            "",
            seconds * MICROS,
            STARTED_AT_MICROS + wallMicros(seconds),
            counters),
        students);
  }

  /** A class of a minute with one live source, none of whose crops are accounted for. */
  static SessionDescriptor live(double samplesPerSecond) {
    var counters = new IngestCounters(90L, 8L, 2L, 1L, 9L, 0L, 0L, 0L, 0L, 0L, 0L);
    var ended =
        new SessionEnded(
            ID, EndReason.COMPLETED, "", 60 * MICROS, STARTED_AT_MICROS + 60 * MICROS, counters);
    return SessionDescriptor.newBuilder(descriptor(ended, 0))
        .setSources(List.of(new Source("v1", SourceKind.STREAM, 0, 0, null, null, null)))
        .setSamplesPerSecond(samplesPerSecond)
        .build();
  }

  /** Such a class, whose source shows one student with a name. */
  static SessionDescriptor ofNamed(String student, String name) {
    return SessionDescriptor.newBuilder(live(5))
        .setSources(List.of(new Source("v1", SourceKind.STREAM, 0, 0, null, student, name)))
        .build();
  }

  /**
   * A second of such a class: its pictures were 12 ms in the decoder each, one came 340 ms late.
   */
  static Tick tick(long second, SourceSignal signal, float picturesPerSecond, float pace) {
    var decoder = Collections.nCopies((int) picturesPerSecond, 12_000L);
    var late = new ArrayList<>(Collections.nCopies((int) picturesPerSecond, 0L));
    if (!late.isEmpty()) {
      late.set(0, 340_000L);
    }
    return new Tick(
        ID,
        second,
        STARTED_AT_MICROS + second * MICROS,
        new IngestCounters(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L),
        List.of(new SourceReport("v1", signal, "", picturesPerSecond, pace, decoder, late)));
  }

  /** The descriptor of a session; its records in classmoji.expressions reach as far as the log. */
  static SessionDescriptor descriptor(SessionEnded ended, int students) {
    return new SessionDescriptor(
        ID,
        "math-7b",
        "k3f9",
        ended == null ? SessionState.ABANDONED : SessionState.ENDED,
        List.of(new Source("v1", SourceKind.RECORDING, 1280, 720, 90 * MICROS, null, null)),
        0,
        5.0,
        0L,
        null,
        students,
        STARTED_AT_MICROS,
        ended,
        Map.of(),
        true,
        Map.of());
  }
}
