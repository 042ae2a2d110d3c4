package dev.classmoji.schemas;

/**
 * Record keys: {@code session} for the session as a whole, {@code session/student} for one student.
 */
public final class Keys {
  private static final char SEPARATOR = '/';

  private Keys() {}

  /** The key of one student's records. */
  public static String student(String session, String student) {
    return session + SEPARATOR + student;
  }

  /** What every student key of a session begins with. */
  public static String studentPrefix(String session) {
    return session + SEPARATOR;
  }

  /** The session of either kind of key. */
  public static String sessionOf(String key) {
    int separator = key.indexOf(SEPARATOR);
    return separator < 0 ? key : key.substring(0, separator);
  }
}
