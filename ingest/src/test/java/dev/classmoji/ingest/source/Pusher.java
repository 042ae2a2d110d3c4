package dev.classmoji.ingest.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Debian's FFmpeg, a program of its own, sending video in real time. */
final class Pusher implements AutoCloseable {
  private final Process process;

  private Pusher(Process process) {
    this.process = process;
  }

  /** Skips the test, and says so, where there is no such program. */
  static void assumeInstalled() {
    if (!isInstalled("ffmpeg")) {
      System.out.println("Tests of live sources are skipped: there is no ffmpeg to push with");
    }
    assumeTrue(isInstalled("ffmpeg"));
  }

  static boolean isInstalled(String program) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)),
            Stream.of("/usr/sbin")) // where Debian has servers, which are not in every PATH
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Pushes a clip as it is, again and again, until it is closed. */
  static Pusher copying(Path clip, String format, String address) throws IOException {
    return looping(-1, clip, format, address);
  }

  /** Pushes a clip as it is, once. */
  static Pusher once(Path clip, String format, String address) throws IOException {
    return looping(0, clip, format, address);
  }

  private static Pusher looping(int times, Path clip, String format, String address)
      throws IOException {
    var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-re"));
    command.addAll(List.of("-stream_loop", Integer.toString(times), "-i", clip.toString()));
    command.addAll(List.of("-c", "copy", "-f", format, address));
    return new Pusher(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  boolean pushes() {
    return process.isAlive();
  }

  /** Has it end as it likes to, and waits for that. */
  void end() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Waits until it has ended by itself. */
  void join() throws InterruptedException {
    process.waitFor();
  }

  /** Stands still, its connection open, until {@link #resume}. */
  void pause() throws IOException, InterruptedException {
    Processes.pause(process);
  }

  void resume() throws IOException, InterruptedException {
    Processes.resume(process);
  }

  /** Kills it: it has no time to say goodbye. */
  @Override
  public void close() {
    Processes.kill(process);
  }
}
