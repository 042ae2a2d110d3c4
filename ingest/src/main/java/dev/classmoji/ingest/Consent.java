package dev.classmoji.ingest;

import dev.classmoji.ingest.student.Admission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who agreed to be read. Without any word on it, faces are read for the class as a whole, and no
 * feedback on single students is given.
 *
 * @param given whether it was said at all
 * @param listed those who agreed, by name or pseudonym; empty if all did, or if nothing was said
 */
public record Consent(boolean given, Optional<Set<String>> listed) {
  private static final String ALL = "all";
  private static final String COMMENT = "#";

  /** Nothing was said. */
  public static Consent unasked() {
    return new Consent(false, Optional.empty());
  }

  public static Consent all() {
    return new Consent(true, Optional.empty());
  }

  public static Consent of(Set<String> students) {
    return new Consent(true, Optional.of(Set.copyOf(students)));
  }

  /**
   * Reads {@code all}, or the name of a file that has a student a line; # begins a comment.
   *
   * @throws IllegalArgumentException if there is no such file; the message says what to do
   */
  public static Consent parse(String text) {
    if (text.equals(ALL)) {
      return all();
    }
    try (var lines = Files.lines(Path.of(text))) {
      return of(
          lines
              .map(line -> line.split(COMMENT, 2)[0].strip())
              .filter(line -> !line.isEmpty())
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--consent %s cannot be read: give 'all', or a file with one student (S01, or a name) a line"
              .formatted(text),
          e);
    }
  }

  /**
   * Whose faces may be cropped.
   *
   * @param names the students whose names are known, by pseudonym
   */
  Admission admission(Map<String, String> names) {
    return listed
        .<Admission>map(
            students ->
                student ->
                    students.contains(student)
                        || names.containsKey(student) && students.contains(names.get(student)))
        .orElseGet(Admission::all);
  }
}
