package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A source that shows one student, whose name is known: the largest face is theirs. */
public final class SoleStudent implements FaceFollower {
  private final String student;
  private final Roster roster;
  private final long blinkMicros;
  private long seenAtMicros;
  private int track;

  /**
   * @param student the student's pseudonym
   * @param blink who is missed for longer comes back on a new track
   */
  public SoleStudent(String student, Roster roster, Duration blink) {
    this.student = student;
    this.roster = roster;
    blinkMicros = TimeUnit.MICROSECONDS.convert(blink);
  }

  @Override
  public List<Sighting> follow(long mediaTimeMicros, List<Face> faces) {
    var largest = faces.stream().max(Comparator.comparingDouble(Face::area));
    if (largest.isEmpty()) {
      return List.of();
    }
    if (track == 0 || mediaTimeMicros - seenAtMicros > blinkMicros) {
      track = roster.nextTrack();
    }
    seenAtMicros = mediaTimeMicros;
    return List.of(new Sighting(student, track, largest.get()));
  }
}
