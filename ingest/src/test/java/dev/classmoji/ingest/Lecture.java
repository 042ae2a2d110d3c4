package dev.classmoji.ingest;

import dev.classmoji.ingest.face.Face;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sample lecture and its truth: {@code NAME.mp4}, {@code NAME-faces.csv} and {@code
 * NAME-expressions.csv}.
 *
 * @param video the recording
 * @param faces the true faces at each whole second of media time
 * @param shown what each student shows, one stretch after the other
 */
public record Lecture(
    Path video, Map<Integer, List<TrueFace>> faces, Map<String, List<Shown>> shown) {

  /** A true face box at a whole second. */
  public record TrueFace(String student, String expression, Face face) {}

  /** What a student shows from {@code from} to {@code to}, seconds of media time. */
  public record Shown(String student, double from, double to, String expression) {}

  /** Reads the sample {@code name} in {@code folder}. */
  public static Lecture read(Path folder, String name) {
    var faces =
        rows(folder.resolve(name + "-faces.csv"))
            .collect(
                Collectors.groupingBy(
                    row -> (int) Double.parseDouble(row[0]),
                    TreeMap::new,
                    Collectors.mapping(Lecture::trueFace, Collectors.toList())));
    var shown =
        rows(folder.resolve(name + "-expressions.csv"))
            .map(
                row ->
                    new Shown(
                        row[0], Double.parseDouble(row[1]), Double.parseDouble(row[2]), row[3]))
            .collect(Collectors.groupingBy(Shown::student));
    return new Lecture(folder.resolve(name + ".mp4"), faces, shown);
  }

  /** The sample that ships. */
  public static Lecture shipped() {
    return read(Path.of(System.getProperty("classmoji.samples")), "lecture");
  }

  /** Whether the student has changed expression within the seconds before. */
  public boolean changedWithin(double seconds, String student, double at) {
    return shown.get(student).stream()
        .anyMatch(
            stretch -> stretch.from() > 0 && at >= stretch.from() && at - stretch.from() < seconds);
  }

  private static Stream<String[]> rows(Path csv) {
    try {
      return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(","));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + csv, e);
    }
  }

  private static TrueFace trueFace(String[] row) {
    return new TrueFace(
        row[1],
        row[2],
        new Face(
            Float.parseFloat(row[3]),
            Float.parseFloat(row[4]),
            Float.parseFloat(row[5]),
            Float.parseFloat(row[6]),
            1));
  }
}
