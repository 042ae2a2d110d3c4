package dev.classmoji.aggregator.feedback;

import dev.classmoji.aggregator.feedback.Outcome.Changed;
import dev.classmoji.aggregator.feedback.Outcome.Duplicate;
import dev.classmoji.aggregator.feedback.Outcome.Unchanged;
import dev.classmoji.aggregator.feedback.StudentState.Sighting;

/** Folds a student's readings and the session's ticks into the student's state. Pure. */
public final class StudentFold {
  private final Smoothing smoothing;
  private final EmojiPolicy policy;
  private final long awayAfterMicros;

  public StudentFold(FeedbackSettings settings) {
    this.smoothing = settings.smoothing();
    this.policy = new EmojiPolicy(settings.policy());
    this.awayAfterMicros = Micros.of(settings.awayAfter());
  }

  /** The first reading of a student. */
  public Outcome first(Reading reading) {
    var sighting = new Sighting(reading.probabilities(), reading.face());
    var shown = policy.first(reading.probabilities(), reading.mediaTimeMicros());
    return new Changed(
        null,
        new StudentState(reading.frame(), reading.mediaTimeMicros(), sighting, shown, 1, 1, 0));
  }

  /** A further reading; a frame at or below the student's mark is a duplicate. */
  public Outcome read(StudentState before, Reading reading) {
    if (reading.frame() <= before.frame()) {
      return new Duplicate(before.countDuplicate());
    }
    var smoothed = smooth(before, reading);
    var shown = policy.decide(before.shown(), smoothed, reading.mediaTimeMicros());
    return outcome(before, before.read(reading, smoothed, shown));
  }

  /** The end of a second: whoever has not been seen for long is away. */
  public Outcome tick(StudentState before, long nowMicros) {
    if (nowMicros - before.lastSeenMicros() < awayAfterMicros) {
      return new Unchanged(before);
    }
    return outcome(before, before.lost(policy.away(before.shown(), nowMicros)));
  }

  private Probabilities smooth(StudentState before, Reading reading) {
    if (before.sighting() == null) {
      return reading.probabilities(); // what was seen before the absence says nothing of now
    }
    long elapsed = Math.max(0, reading.mediaTimeMicros() - before.lastSeenMicros());
    return smoothing.smooth(before.sighting().smoothed(), reading.probabilities(), elapsed);
  }

  private static Outcome outcome(StudentState before, StudentState after) {
    return after.showing() == before.showing()
        ? new Unchanged(after)
        : new Changed(before.showing(), after);
  }
}
