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
 * A sample lecture and where its faces are: {@code NAME.mp4} and {@code NAME-faces.csv}.
 *
 * @param video the recording
 * @param faces the true faces at each whole second of media time
 */
public record Lecture(Path video, Map<Integer, List<TrueFace>> faces) {

  /** A true face box at a whole second. */
  public record TrueFace(String student, String expression, Face face) {}

  /** Reads the sample {@code name} in {@code folder}. */
  public static Lecture read(Path folder, String name) {
    var faces =
        rows(folder.resolve(name + "-faces.csv"))
            .collect(
                Collectors.groupingBy(
                    row -> (int) Double.parseDouble(row[0]),
                    TreeMap::new,
                    Collectors.mapping(Lecture::trueFace, Collectors.toList())));
    return new Lecture(folder.resolve(name + ".mp4"), faces);
  }

  /** The sample that ships. */
  public static Lecture shipped() {
    return read(Path.of(System.getProperty("classmoji.samples")), "lecture");
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
