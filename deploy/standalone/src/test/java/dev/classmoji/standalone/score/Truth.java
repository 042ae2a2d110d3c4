package dev.classmoji.standalone.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the students of a synthetic class really show, from its two files.
 *
 * @param spans when each person shows what, in order of time
 * @param faces where each person's face is, by whole second
 */
public record Truth(Map<String, List<Span>> spans, Map<Long, List<TrueFace>> faces) {

  /** A person shows one expression from {@code start} to {@code end}, seconds. */
  public record Span(String person, double start, double end, String expression) {}

  /** A person's face at a whole second; pixels. */
  public record TrueFace(long second, String person, String expression, Rectangle box) {}

  /** Reads {@code NAME-expressions.csv} and {@code NAME-faces.csv}. */
  public static Truth read(Path folder, String name) throws IOException {
    var spans =
        rows(folder.resolve(name + "-expressions.csv")).stream()
            .map(row -> new Span(row[0], seconds(row[1]), seconds(row[2]), row[3]))
            .collect(
                Collectors.groupingBy(Span::person, TreeMap::new, Collectors.toUnmodifiableList()));
    var faces =
        rows(folder.resolve(name + "-faces.csv")).stream()
            .filter(row -> seconds(row[0]) % 1 == 0)
            .map(row -> new TrueFace((long) seconds(row[0]), row[1], row[2], Rectangle.of(row, 3)))
            .collect(
                Collectors.groupingBy(
                    TrueFace::second, TreeMap::new, Collectors.toUnmodifiableList()));
    return new Truth(spans, faces);
  }

  /**
   * Whether a person has shown the same for at least {@code settle} seconds: readings just after a
   * change (a person's first appearance is one) are not judged.
   */
  public boolean settled(String person, double second, double settle) {
    return spans.get(person).stream()
        .anyMatch(span -> second >= span.start() + settle && second < span.end());
  }

  private static List<String[]> rows(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static double seconds(String text) {
    return Double.parseDouble(text);
  }
}
