package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Follows the faces of one source as students: the same frames give the same ids.
 *
 * <p>Faces go to whom they fit best in all, first among those present (students and faces on their
 * way to become one), then among absent students, who must be met more closely. So an absent
 * student's place never takes the face of a neighbour who is there. Not thread-safe.
 */
public final class StudentTracker implements FaceFollower {
  private final TrackerSettings settings;
  private final Roster roster;

  /** In the order of their numbers. */
  private final List<Student> students = new ArrayList<>();

  private final List<Trail> newcomers = new ArrayList<>();
  private long previousMicros = Long.MIN_VALUE;

  /** Of a session with no other source. */
  public StudentTracker(TrackerSettings settings) {
    this(settings, new Roster());
  }

  /**
   * @param roster the session's, shared by the followers of its sources
   */
  public StudentTracker(TrackerSettings settings, Roster roster) {
    this.settings = settings;
    this.roster = roster;
  }

  /**
   * Takes the next sampled frame's faces.
   *
   * @param mediaTimeMicros microseconds since the start of the media, later than the frame before
   * @param faces in any order; boxes of one face count once
   * @return the known students in this frame, by number
   * @throws IllegalArgumentException if media time does not increase
   */
  @Override
  public List<Sighting> follow(long mediaTimeMicros, List<Face> faces) {
    if (mediaTimeMicros <= previousMicros) {
      throw new IllegalArgumentException(
          "media time goes back: %d after %d".formatted(mediaTimeMicros, previousMicros));
    }
    previousMicros = mediaTimeMicros;
    students.removeIf(student -> longer(student.trail(), mediaTimeMicros, settings.absence()));

    List<Face> open = DistinctFaces.of(faces, settings.duplicate());
    open = give(open, present(), settings.reach(), mediaTimeMicros);
    open = give(open, absent(), settings.absentReach(), mediaTimeMicros);
    open.forEach(face -> newcomers.add(new Trail(mediaTimeMicros, face)));
    List<Trail> strangers = takeStrangers(mediaTimeMicros);

    mark(mediaTimeMicros);
    ReadingOrder.of(strangers, Trail::last)
        .forEach(
            trail -> students.add(new Student(roster.nextStudent(), roster.nextTrack(), trail)));
    return students.stream()
        .filter(student -> student.trail().seenAt(mediaTimeMicros))
        .map(Student::sighting)
        .toList();
  }

  private List<Trail> present() {
    return Stream.concat(
            students.stream().filter(student -> !student.absent()).map(Student::trail),
            newcomers.stream())
        .toList();
  }

  private List<Trail> absent() {
    return students.stream().filter(Student::absent).map(Student::trail).toList();
  }

  /** Gives the open faces to the trails that they continue; returns those left over. */
  private static List<Face> give(
      List<Face> open, List<Trail> trails, double reach, long mediaTimeMicros) {
    double[][] gain = new double[trails.size()][open.size()];
    for (int row = 0; row < gain.length; row++) {
      for (int column = 0; column < gain[row].length; column++) {
        gain[row][column] = reach * reach - trails.get(row).change(open.get(column));
      }
    }
    List<Face> left = new ArrayList<>(open);
    int[] faceOf = Assignment.best(gain);
    for (int row = 0; row < faceOf.length; row++) {
      if (faceOf[row] != Assignment.NONE) {
        Face face = open.get(faceOf[row]);
        trails.get(row).see(mediaTimeMicros, face);
        left.remove(face);
      }
    }
    return left;
  }

  /**
   * Takes those out of the newcomers who have been seen often enough, and returns those of them who
   * are strangers: one who settled where a student is missed is that student, come from the side.
   */
  private List<Trail> takeStrangers(long now) {
    List<Trail> ready =
        newcomers.stream()
            .filter(trail -> trail.seenAt(now) && trail.hits() >= settings.hits())
            .filter(trail -> trail.span() >= micros(settings.span()))
            .toList();
    newcomers.removeAll(ready);
    List<Trail> missed =
        students.stream().map(Student::trail).filter(trail -> !trail.seenAt(now)).toList();
    List<Face> faces = ready.stream().map(Trail::last).toList();
    List<Face> strange = give(faces, missed, settings.reach(), now);
    return ready.stream().filter(trail -> strange.contains(trail.last())).toList();
  }

  /** Who is missed too long is absent, or no newcomer any more; who is seen again is back. */
  private void mark(long now) {
    for (Student student : students) {
      if (student.absent() && student.trail().seenAt(now)) {
        student.comeBack(roster.nextTrack());
      } else if (longer(student.trail(), now, settings.blink())) {
        student.leave();
      }
    }
    newcomers.removeIf(trail -> longer(trail, now, settings.patience()));
  }

  private static boolean longer(Trail trail, long now, Duration limit) {
    return trail.missedFor(now) > micros(limit);
  }

  private static long micros(Duration duration) {
    return TimeUnit.MICROSECONDS.convert(duration);
  }
}
