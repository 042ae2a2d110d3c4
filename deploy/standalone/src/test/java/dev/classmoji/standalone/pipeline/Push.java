package dev.classmoji.standalone.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Live video as others send it: FFmpeg, the program, pushes the sample. */
public final class Push {
  private static final int TILE_ROWS = 3;
  private static final int TILE_COLUMNS = 4;

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
    return clip(sample(), format, address);
  }

  /** Pushes a clip likewise. */
  static Process clip(Path clip, String format, String address) throws IOException {
    return ffmpeg(
        "-re", "-stream_loop", "-1", "-i", clip.toString(), "-c", "copy", "-f", format, address);
  }

  /** Cuts the sample's gallery into clips that show a student each, ten seconds of it. */
  static List<Path> tiles(Path folder) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("-i", sample().toString()));
    var tiles = new ArrayList<Path>();
    for (int row = 0; row < TILE_ROWS; row++) {
      for (int column = 0; column < TILE_COLUMNS; column++) {
        tiles.add(folder.resolve("tile-%d-%d.mp4".formatted(row, column)));
        arguments.addAll(
            List.of(
                "-vf",
                "crop=320:240:%d:%d".formatted(column * 320, row * 240),
                "-t",
                "10",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "12",
                tiles.get(tiles.size() - 1).toString()));
      }
    }
    if (ffmpeg(arguments.toArray(String[]::new)).waitFor() != 0) {
      throw new IOException("ffmpeg did not cut the sample");
    }
    return tiles;
  }

  private static Path sample() {
    return Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");
  }

  private static Process ffmpeg(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
