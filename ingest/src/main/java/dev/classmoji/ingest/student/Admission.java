package dev.classmoji.ingest.student;

/** Whose faces may be cropped at all. Asked before each crop; nothing may pass it by. */
@FunctionalInterface
public interface Admission {
  /**
   * @param student the student's pseudonym
   */
  boolean admits(String student);

  static Admission all() {
    return student -> true;
  }
}
