package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Topics;
import java.util.List;

/** A few messages of one session, for tests that count every one of them. */
final class Scene {
  static final String SESSION = SyntheticSession.ID;
  static final long STARTED = SyntheticSession.STARTED_AT_MICROS;
  private static final List<Integer> PROBABILITIES = List.of(0, 0, 0, 9000, 0, 0, 1000);

  private Scene() {}

  /** A reading that took 4 ms of inference and came {@code latencyMicros} after its capture. */
  static Expression expression(String student, long frame, long latencyMicros) {
    return new Expression(
        SESSION,
        student,
        1,
        "v1",
        frame,
        200_000 * frame,
        STARTED,
        STARTED + latencyMicros / 2,
        STARTED + latencyMicros,
        4_000L,
        new Box(1f, 2f, 3f, 4f),
        0.9f,
        0.8f,
        PROBABILITIES,
        "resnet18-a");
  }

  static StudentFeedback feedback(String student, Long second, Showing showing, Box box) {
    return new StudentFeedback(
        SESSION,
        student,
        second,
        0L,
        showing,
        showing == Showing.AWAY ? "💤" : "😄",
        showing == Showing.AWAY ? 0 : 8_123,
        0L,
        PROBABILITIES,
        0L,
        1L,
        box);
  }

  static ClassFeedback classFeedback(long second, Integer... showing) {
    int known = List.of(showing).stream().mapToInt(Integer::intValue).sum();
    int away = showing[Showing.AWAY.ordinal()];
    return new ClassFeedback(
        SESSION,
        second,
        known,
        known - away,
        List.of(showing),
        List.of(showing).stream().map(students -> 5 * students).toList(),
        0L,
        0L,
        List.of(),
        STARTED + 1_000_000 * second);
  }

  /** A change that a frame caused, captured at the start. */
  static EmojiEvent changed(String student, long sequence, Showing from, Showing to) {
    return new EmojiEvent(
        SESSION,
        student,
        sequence,
        from,
        to,
        "😄",
        8_123,
        1_400_000L,
        7L,
        STARTED,
        STARTED + 500,
        STARTED + 1_500);
  }

  /** A change to away, which a tick caused. */
  static EmojiEvent left(String student, long sequence, Showing from) {
    return new EmojiEvent(
        SESSION,
        student,
        sequence,
        from,
        Showing.AWAY,
        "💤",
        0,
        3_000_000L,
        null,
        null,
        null,
        null);
  }

  static DeadLetter deadCrops(DeadLetterReason reason, long first, long last) {
    return new DeadLetter(
        "classifier", Topics.FACE_CROPS.name(), 0, first, last, reason, "why", STARTED);
  }
}
