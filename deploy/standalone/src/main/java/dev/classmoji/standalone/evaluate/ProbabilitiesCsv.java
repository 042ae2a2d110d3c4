package dev.classmoji.standalone.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.classmoji.aggregator.report.ReportFolder;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A line for each image: path, label, seven probabilities with four decimals; RFC 4180. */
final class ProbabilitiesCsv implements Consumer<Reading>, Closeable {
  private final BufferedWriter out;

  /**
   * Creates the file, or empties it.
   *
   * @throws IOException with one line that says which file cannot be written and why
   */
  ProbabilitiesCsv(Path file) throws IOException {
    try {
      out = Files.newBufferedWriter(file, UTF_8);
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(file, ReportFolder.reason(e)), e);
    }
    write(
        "path,label,"
            + ClassNames.CLASSES.stream().map(ClassNames::name).collect(Collectors.joining(",")));
  }

  @Override
  public void accept(Reading reading) {
    var probabilities =
        reading.probabilities().stream()
            .map(units -> String.format(Locale.ROOT, "%.4f", units / (double) Reading.CERTAIN))
            .collect(Collectors.joining(","));
    var image = reading.image();
    try {
      write(quoted(image.file()) + ',' + ClassNames.name(image.label()) + ',' + probabilities);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  /** In quotes where something in it would else end the cell or the line. */
  private static String quoted(String path) {
    return path.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + path.replace("\"", "\"\"") + '"'
        : path;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
