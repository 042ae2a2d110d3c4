package dev.classmoji.standalone.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Live video as others send it: FFmpeg, the program, pushes the sample. */
public final class Push {
  private Push() {}

  /** Whether FFmpeg is installed. */
  public static boolean isPossible() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "ffmpeg")));
  }

  /**
   * Pushes the sample in real time, again and again, until it is destroyed.
   *
   * @param format FFmpeg's name of the container, e.g. {@code flv}
   */
  public static Process sample(String format, String address) throws IOException {
    var sample = Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");
    return new ProcessBuilder(
            "ffmpeg",
            "-v",
            "error",
            "-re",
            "-stream_loop",
            "-1",
            "-i",
            sample.toString(),
            "-c",
            "copy",
            "-f",
            format,
            address)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
