package dev.classmoji.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where Kafka Streams keeps its lock and its checkpoints. The stores are in memory, so that a
 * temporary folder loses nothing.
 *
 * @param temporary whether it goes when the aggregator stops
 */
record StateDirectory(Path path, boolean temporary) implements AutoCloseable {

  static StateDirectory of(Optional<Path> chosen) {
    return chosen
        .map(path -> new StateDirectory(path, false))
        .orElseGet(() -> new StateDirectory(createTemporary(), true));
  }

  private static Path createTemporary() {
    try {
      return Files.createTempDirectory("classmoji-aggregator");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for the aggregator's state", e);
    }
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }
}
