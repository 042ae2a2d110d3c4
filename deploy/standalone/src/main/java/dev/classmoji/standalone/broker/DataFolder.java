package dev.classmoji.standalone.broker;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a run keeps its data: a folder that the user named and keeps, or a temporary one that goes
 * with the run.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "classmoji.lock";
  private static final String MARK = "meta.properties"; // Kafka's own, in each folder it formatted

  private final Path folder;
  private final boolean temporary;
  private final FileChannel lock;

  private DataFolder(Path folder, boolean temporary) throws IOException {
    this.folder = folder;
    this.temporary = temporary;
    this.lock = FileChannel.open(folder.resolve(LOCK), CREATE, WRITE);
  }

  /**
   * Opens the named folder, or a temporary one, for this run alone.
   *
   * @throws BrokerException if it cannot be written or another run uses it; the message is one line
   *     for a person
   */
  public static DataFolder open(Optional<Path> named) {
    try {
      return named.isPresent()
          ? locked(new DataFolder(Files.createDirectories(named.get()), false))
          : new DataFolder(Files.createTempDirectory("classmoji-"), true);
    } catch (IOException e) {
      var folder = named.map(Path::toString).orElse(System.getProperty("java.io.tmpdir"));
      throw new BrokerException(
          "cannot write to the data folder %s: choose another with --data".formatted(folder), e);
    }
  }

  /**
   * Opens a folder that an earlier run has filled, for this run alone.
   *
   * @throws BrokerException if there is no such folder or another run uses it; the message is one
   *     line for a person
   */
  public static DataFolder reopen(Path filled) {
    if (Files.notExists(filled)) {
      throw new BrokerException("there is no folder " + filled, null);
    }
    if (!Files.exists(filled.resolve("kafka").resolve(MARK))) {
      throw new BrokerException(
          "%s is no data folder of Classmoji: 'classmoji replay FILE --data DIR' makes one"
              .formatted(filled),
          null);
    }
    return open(Optional.of(filled));
  }

  private static DataFolder locked(DataFolder data) throws IOException {
    try {
      if (data.lock.tryLock() != null) {
        return data;
      }
    } catch (OverlappingFileLockException e) {
      // held in this process: the same as held elsewhere
    }
    data.lock.close();
    throw new BrokerException(
        "another classmoji uses the data folder %s: stop it, or choose another with --data"
            .formatted(data.folder),
        null);
  }

  /** The folder itself. */
  Path path() {
    return folder;
  }

  /** Whether it stays when the run ends. */
  boolean isKept() {
    return !temporary;
  }

  /** The broker's logs. */
  public Path broker() {
    return folder.resolve("kafka");
  }

  /** Kafka Streams' own files. */
  public Path streams() {
    return folder.resolve("streams");
  }

  /** Lets other runs use the folder; removes it if it is temporary. */
  @Override
  public void close() {
    try {
      lock.close();
      if (temporary) {
        remove();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the temporary folder " + folder, e);
    }
  }

  private void remove() throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
