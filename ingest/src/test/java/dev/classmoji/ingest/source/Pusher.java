package dev.classmoji.ingest.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's FFmpeg, a program of its own, pushing the sample in real time. */
final class Pusher implements AutoCloseable {
  private final Process process;

  private Pusher(Process process) {
    this.process = process;
  }

  /** Skips the test, and says so, where there is no such program. */
  static void assumeInstalled() {
    var found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffmpeg")));
    if (!found) {
      System.out.println("Tests of live sources are skipped: there is no ffmpeg to push with");
    }
    assumeTrue(found);
  }

  /** Pushes the sample as it is, again and again, until it is closed. */
  static Pusher copying(Path sample, String format, String address) throws IOException {
    return start(sample, List.of("-c", "copy"), format, address);
  }

  private static Pusher start(Path sample, List<String> coding, String format, String address)
      throws IOException {
    var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-re", "-stream_loop", "-1"));
    command.addAll(List.of("-i", sample.toString()));
    command.addAll(coding);
    command.addAll(List.of("-f", format, address));
    return new Pusher(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  boolean pushes() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
