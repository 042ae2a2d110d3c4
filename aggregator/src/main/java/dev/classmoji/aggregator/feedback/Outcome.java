package dev.classmoji.aggregator.feedback;

import dev.classmoji.schemas.Showing;

/** What a reading or a tick made of a student. */
public sealed interface Outcome {

  StudentState student();

  /**
   * Another state is shown from here on.
   *
   * @param from what was shown before; null at a student's first reading
   */
  record Changed(Showing from, StudentState student) implements Outcome {}

  /** What is shown stays. */
  record Unchanged(StudentState student) implements Outcome {}

  /** The reading had been folded before; it was counted, nothing else. */
  record Duplicate(StudentState student) implements Outcome {}
}
