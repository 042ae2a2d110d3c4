package dev.classmoji.schemas;

import java.util.regex.Pattern;

/**
 * Record keys: {@code session} for the session as a whole, {@code session/student} for one student.
 */
public final class Keys {
  private static final char SEPARATOR = '/';
  private static final Pattern STUDENT = Pattern.compile("[A-Za-z0-9-]{1,32}");

  private Keys() {}

  /** The key of one student's records. */
  public static String student(String session, String student) {
    return session + SEPARATOR + student;
  }

  /** What every student key of a session begins with. */
  public static String studentPrefix(String session) {
    return session + SEPARATOR;
  }

  /** Whether a text may be a student's pseudonym: 1 to 32 letters, digits and hyphens. */
  public static boolean isStudent(String text) {
    return STUDENT.matcher(text).matches();
  }

  /** The session of either kind of key. */
  public static String sessionOf(String key) {
    int separator = key.indexOf(SEPARATOR);
    return separator < 0 ? key : key.substring(0, separator);
  }
}
