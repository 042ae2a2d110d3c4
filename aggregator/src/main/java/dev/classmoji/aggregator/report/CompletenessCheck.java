package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.SessionDescriptor;

/**
 * Tells what retention and compaction have taken of a session's feedback. The class's seconds come
 * without gaps from 0 on, and each says how many students had a second of their own; events are
 * kept as long as the class's seconds.
 */
final class CompletenessCheck {
  private static final long SECOND_MICROS = 1_000_000;

  private final SessionDescriptor descriptor;
  private final SessionFold fold;

  CompletenessCheck(SessionDescriptor descriptor, SessionFold fold) {
    this.descriptor = descriptor;
    this.fold = fold;
  }

  /**
   * @param expired offsets of expressions that retention had taken
   */
  Summary.Completeness completeness(long expired) {
    boolean classSeconds = classSeconds();
    return new Summary.Completeness(
        expired == 0,
        classSeconds && emojiEvents(),
        classSeconds && studentSeconds(),
        classSeconds);
  }

  private boolean classSeconds() {
    var seconds = fold.classSeconds();
    if (seconds.isEmpty()) {
      return !hadSeconds();
    }
    return seconds.firstKey() == 0 && seconds.size() == seconds.lastKey() + 1;
  }

  private boolean hadSeconds() {
    var ended = descriptor.getEnded();
    return descriptor.getStudents() > 0
        || ended != null && ended.getMediaTimeMicros() >= SECOND_MICROS;
  }

  /** Every student has at least one: the first. */
  private boolean emojiEvents() {
    long students = fold.changes().stream().map(Change::student).distinct().count();
    return students >= descriptor.getStudents();
  }

  private boolean studentSeconds() {
    long told = fold.classSeconds().values().stream().mapToLong(ClassSecond::known).sum();
    long held = fold.students().values().stream().mapToLong(StudentSeconds::size).sum();
    return held - fold.restoredSeconds() >= told;
  }
}
