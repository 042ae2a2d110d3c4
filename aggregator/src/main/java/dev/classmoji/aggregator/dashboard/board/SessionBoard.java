package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Pseudonyms;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.StudentFeedback;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One session. Its topics are read in no order between them, so each has a part of the state to
 * itself: whatever way they interleave, the outcome is the same.
 */
final class SessionBoard {
  static final int MOST_STUDENTS = 500;

  private final String id;
  private final long firstVersion;
  private final Double again;
  private final SortedMap<String, StudentCell> students = new TreeMap<>();
  private final MoodHistory mood = new MoodHistory();
  private SessionDescriptor descriptor;
  private Pseudonyms pseudonyms = Pseudonyms.DISTINCT;
  private SessionDetails details;
  private long detailsVersion;
  private ClassSecond latest;
  private long latestVersion;
  private long tickedAtMillis;
  private long heardAtMillis;
  private long version;

  /**
   * @param firstVersion of its first change; who has an earlier one has that of another
   * @param again as in {@link SessionUpdate}
   */
  SessionBoard(String id, long firstVersion, Double again) {
    this.id = id;
    this.firstVersion = firstVersion;
    this.again = again;
  }

  void describe(SessionDescriptor descriptor, long at) {
    this.descriptor = descriptor;
    details = SessionDetails.of(descriptor);
    detailsVersion = at;
    var known = Pseudonyms.of(descriptor);
    if (!known.equals(pseudonyms)) {
      pseudonyms = known;
      students.values().forEach(cell -> cell.renamed(at));
    }
  }

  void tick(ClassFeedback feedback, long timestampMillis, long at) {
    latest = ClassSecond.of(feedback);
    latestVersion = at;
    tickedAtMillis = timestampMillis;
    mood.add(latest, at);
  }

  /** False if there are too many students to take another. */
  boolean present(StudentFeedback feedback, long at) {
    var cell = cell(feedback.getStudent());
    if (cell != null) {
      cell.present(feedback, at);
    }
    return cell != null;
  }

  /** False if there are too many students to take another. */
  boolean event(EmojiEvent event, String where, long at) {
    var cell = cell(event.getStudent());
    if (cell != null) {
      cell.event(event, where, at);
    }
    return cell != null;
  }

  /**
   * @param name null to take it back
   * @return false if there are too many students to take another
   */
  boolean label(String student, String name, long at) {
    var cell = name == null ? students.get(student) : cell(student);
    if (cell != null) {
      cell.label(name, at);
      pseudonyms.together(student).forEach(same -> rename(same, at));
    }
    return cell != null;
  }

  private void rename(String student, long at) {
    var cell = students.get(student);
    if (cell != null) {
      cell.renamed(at);
    }
  }

  void forget(String student, long at) {
    var cell = students.get(student);
    if (cell != null) {
      cell.forget(at);
    }
  }

  private StudentCell cell(String student) {
    return students.size() < MOST_STUDENTS
        ? students.computeIfAbsent(student, StudentCell::new)
        : students.get(student);
  }

  void heard(long timestampMillis, long at) {
    heardAtMillis = Math.max(heardAtMillis, timestampMillis);
    version = at;
  }

  boolean shows(String student) {
    var cell = students.get(student);
    return cell != null && cell.isPresent();
  }

  String id() {
    return id;
  }

  SessionDescriptor descriptor() {
    return descriptor;
  }

  Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  SessionDetails details() {
    return details;
  }

  boolean runs() {
    return details != null && details.state() == SessionState.RUNNING;
  }

  long heardAtMillis() {
    return heardAtMillis;
  }

  long tickedAtMillis() {
    return tickedAtMillis;
  }

  long version() {
    return version;
  }

  SessionUpdate since(long told) {
    long after = told < firstVersion ? 0 : told;
    return new SessionUpdate(
        id,
        after,
        version,
        detailsVersion > after ? details : null,
        changed(after, StudentCell::isPresent).map(this::view).toList(),
        after == 0 ? List.of() : gone(after),
        latestVersion > after ? latest : null,
        mood.since(after),
        again);
  }

  /** A student as the present is told; empty if the pseudonym stands for nobody. */
  Optional<StudentView> student(String student) {
    return Optional.ofNullable(students.get(student))
        .filter(StudentCell::isPresent)
        .map(this::view);
  }

  private StudentView view(StudentCell cell) {
    return cell.view(pseudonyms.name(cell.id(), this::label));
  }

  private String label(String student) {
    var cell = students.get(student);
    return cell == null ? null : cell.label();
  }

  /** Media time of the last tick; empty if none was heard. */
  OptionalLong second() {
    return latest == null ? OptionalLong.empty() : OptionalLong.of(latest.second());
  }

  private List<String> gone(long after) {
    return students.entrySet().stream()
        .filter(student -> student.getValue().version() > after)
        .filter(student -> !student.getValue().isPresent())
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private Stream<StudentCell> changed(long after, Predicate<StudentCell> which) {
    return students.values().stream().filter(cell -> cell.version() > after).filter(which);
  }
}
