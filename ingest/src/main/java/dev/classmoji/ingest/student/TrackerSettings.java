package dev.classmoji.ingest.student;

import java.time.Duration;

/**
 * How faces are followed. Durations are media time; distances are between the centres of two faces,
 * in face sizes, a face's size being the square root of its area.
 *
 * @param hits in how many frames a new face is seen before it is a student, at least 1
 * @param span how long, at least, lies between the first and the last of those frames
 * @param patience a new face that is missed for longer before it is a student is forgotten
 * @param blink a student who is missed for longer is absent, and comes back on a new track
 * @param absence a student who was last seen longer ago is forgotten: a face there is a new student
 * @param reach how far a present student's face may be from where it was last seen
 * @param absentReach the same for an absent student, from the last face or the usual one
 * @param duplicate two boxes are one face when more than this share of the smaller lies in the
 *     other, between 0 and 1
 */
public record TrackerSettings(
    int hits,
    Duration span,
    Duration patience,
    Duration blink,
    Duration absence,
    double reach,
    double absentReach,
    double duplicate) {

  public TrackerSettings {
    require(hits >= 1, "hits must be at least 1");
    require(!span.isNegative(), "span must not be negative");
    require(!patience.isNegative(), "patience must not be negative");
    require(!blink.isNegative(), "blink must not be negative");
    require(absence.compareTo(blink) >= 0, "absence must not be shorter than blink");
    require(absentReach > 0, "absentReach must be more than 0");
    require(reach >= absentReach, "reach must not be less than absentReach");
    require(Double.isFinite(reach), "reach must be finite");
    require(duplicate > 0 && duplicate < 1, "duplicate must be between 0 and 1");
  }

  /**
   * Made for 5 samples a second, good for 1 to 30. Faces of two people hardly overlap: one that is
   * less than its size from where a face was is the same, and one that is hidden by a third or more
   * is not found.
   */
  public static TrackerSettings defaults() {
    return new TrackerSettings(
        3,
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        0.9,
        0.75,
        0.35);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
