package dev.classmoji.ingest.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes short clips of the sample with the {@code ffmpeg} command, into a folder of the test's. */
final class Clips {
  private static final Path SAMPLE =
      Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");

  private final Path folder;

  Clips(Path folder) {
    this.folder = folder;
    assumeTrue(
        installed(), "skipped: the ffmpeg command is not installed, so no clips can be made");
  }

  private static boolean installed() {
    try {
      return new ProcessBuilder("ffmpeg", "-version").redirectErrorStream(true).start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two seconds of the sample at 320 x 180, encoded with these options. */
  Path encode(String name, String... options) {
    return run(name, List.of("-t", "2", "-i", SAMPLE.toString(), "-an"), "scale=320:180", options);
  }

  /** The same through another filter. */
  Path filter(String name, String filter, String... options) {
    return run(name, List.of("-t", "4", "-i", SAMPLE.toString(), "-an"), filter, options);
  }

  /** Another container, or other metadata, for what a clip holds. */
  Path copy(Path clip, String name, String... options) {
    var all = new ArrayList<>(List.of("-c", "copy"));
    all.addAll(List.of(options));
    if (name.endsWith(".avi") && clip.toString().contains("h264")) {
      all.addAll(List.of("-bsf:v", "h264_mp4toannexb")); // AVI has no place for MP4's framing
    }
    return run(name, List.of("-i", clip.toString()), null, all.toArray(String[]::new));
  }

  /** Two seconds of a tone, no picture. */
  Path tone(String name) {
    return run(name, List.of("-f", "lavfi", "-i", "sine=duration=2"), null);
  }

  /** The first share, 0..1, of a clip's bytes. */
  Path cut(Path clip, String name, double share) {
    try {
      var bytes = Files.readAllBytes(clip);
      var head = Arrays.copyOf(bytes, (int) (bytes.length * share));
      return Files.write(folder.resolve(name), head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path run(String name, List<String> input, String filter, String... options) {
    var file = folder.resolve(name);
    var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(input);
    if (filter != null) {
      command.addAll(List.of("-vf", filter));
    }
    command.addAll(List.of(options));
    command.add(file.toString());
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
