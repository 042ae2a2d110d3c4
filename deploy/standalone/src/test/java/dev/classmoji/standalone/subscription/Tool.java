package dev.classmoji.standalone.subscription;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of {@code deploy/examples}, as someone else runs it, and the lines that it writes. */
final class Tool implements AutoCloseable {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("classmoji.samples")).resolveSibling("examples");

  private final Process process;
  private final Path written;

  private Tool(Process process, Path written) {
    this.process = process;
    this.written = written;
  }

  /**
   * @param command the example's name, its arguments
   */
  static Tool run(Map<String, String> environment, String... command) throws IOException {
    var whole = new ArrayList<>(List.of(command));
    whole.set(0, EXAMPLES.resolve(command[0]).toString());
    return start(environment, whole);
  }

  /** Any other program, to the same end. */
  static Tool other(String... command) throws IOException {
    return start(Map.of(), List.of(command));
  }

  private static Tool start(Map<String, String> environment, List<String> command)
      throws IOException {
    var written = Files.createTempFile("example", ".out");
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    var process =
        builder
            .redirectOutput(written.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new Tool(process, written);
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(written);
  }

  /** Which of a session's events of {@link Emojis} it wrote, in order, each once. */
  List<Long> numbers(String session) throws IOException {
    return Received.numbers(session, lines()).stream().distinct().toList();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(written);
  }
}
