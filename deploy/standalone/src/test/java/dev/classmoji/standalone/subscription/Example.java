package dev.classmoji.standalone.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An example of {@code deploy/examples} that runs. */
final class Example implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final Process process;
  private final Path said;

  private Example(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  static Example start(Path folder, String tool, Path script, String... arguments)
      throws IOException {
    var command = new ArrayList<>(List.of(tool, script.toString()));
    command.addAll(List.of(arguments));
    var said = Files.createTempFile(folder, "example", ".txt");
    var process = new ProcessBuilder(command).redirectOutput(said.toFile());
    process.redirectError(Files.createTempFile(folder, "example", ".err").toFile());
    process.environment().put("LC_ALL", "C.UTF-8"); // what they print are emoji
    return new Example(process.start(), said);
  }

  /** What it has printed by now. */
  List<String> lines() {
    try {
      return Files.readString(said).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it, and whatever it has started, as Ctrl-C does. */
  @Override
  public void close() {
    var all = process.descendants().toList();
    all.forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      for (var each : all) {
        each.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      process.destroyForcibly();
    }
  }
}
