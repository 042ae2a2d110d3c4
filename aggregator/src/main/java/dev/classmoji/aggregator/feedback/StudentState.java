package dev.classmoji.aggregator.feedback;

import dev.classmoji.schemas.Showing;

/**
 * All that is remembered of one student from one reading to the next.
 *
 * @param frame the highest frame folded: what does not exceed it is a duplicate
 * @param lastSeenMicros media time of the last reading, microseconds
 * @param sighting what the last readings showed; null once no face has been seen for long
 * @param shown what is shown
 * @param sequence how often that has changed, from 1
 * @param readings readings folded
 * @param duplicates readings that came again and were ignored
 */
public record StudentState(
    long frame,
    long lastSeenMicros,
    Sighting sighting,
    Shown shown,
    long sequence,
    long readings,
    long duplicates) {

  public StudentState {
    if (sighting == null && shown.showing() != Showing.AWAY) {
      throw new IllegalArgumentException("without a sighting a student is AWAY, not " + shown);
    }
  }

  /** A face in view: its smoothed probabilities, and where it was last. */
  public record Sighting(Probabilities smoothed, Face face) {}

  public Showing showing() {
    return shown.showing();
  }

  /**
   * Smoothed probability of what is shown in units of 1/10,000: of the best expression if UNSURE, 0
   * if AWAY.
   */
  public int confidence() {
    return switch (showing()) {
      case AWAY -> 0;
      case UNSURE -> Probabilities.tenThousandths(smoothed(sighting.smoothed().best()));
      default -> Probabilities.tenThousandths(smoothed(showing()));
    };
  }

  private double smoothed(Showing expression) {
    return sighting.smoothed().of(expression);
  }

  /**
   * This student, who turned out to be also {@code later}: what is shown stays this student's own
   * until the next reading, what was seen last counts, and whatever was folded for either is not
   * folded again.
   */
  public StudentState absorb(StudentState later) {
    var latest = later.sighting != null && later.lastSeenMicros > lastSeenMicros ? later : this;
    return new StudentState(
        Math.max(frame, later.frame),
        latest.lastSeenMicros,
        latest.sighting,
        shown,
        sequence,
        readings + later.readings,
        duplicates + later.duplicates);
  }

  /** This student's state as the beginning of another pseudonym's: its changes count from one. */
  public StudentState renamed() {
    return new StudentState(frame, lastSeenMicros, sighting, shown, 1, readings, duplicates);
  }

  StudentState countDuplicate() {
    return new StudentState(
        frame, lastSeenMicros, sighting, shown, sequence, readings, duplicates + 1);
  }

  /** After a reading. */
  StudentState read(Reading reading, Probabilities smoothed, Shown next) {
    return new StudentState(
        reading.frame(),
        reading.mediaTimeMicros(),
        new Sighting(smoothed, reading.face()),
        next,
        sequenceAt(next),
        readings + 1,
        duplicates);
  }

  /** Without a face for long. */
  StudentState lost(Shown next) {
    return new StudentState(
        frame, lastSeenMicros, null, next, sequenceAt(next), readings, duplicates);
  }

  private long sequenceAt(Shown next) {
    return next.showing() == showing() ? sequence : sequence + 1;
  }
}
