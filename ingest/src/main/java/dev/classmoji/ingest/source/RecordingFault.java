package dev.classmoji.ingest.source;

import java.nio.file.Files;
import java.nio.file.Path;

/** What to tell a person whose file cannot be replayed, in one line. */
final class RecordingFault {
  private RecordingFault() {}

  /**
   * Looks at a path as any file is looked at.
   *
   * @throws UnusableRecordingException if it is not a file that can be read and holds something
   */
  static void checkFile(Path path) throws UnusableRecordingException {
    if (!Files.exists(path)) {
      throw fault(path, "there is no such file; check the path");
    }
    if (Files.isDirectory(path)) {
      throw fault(path, "this is a folder; name a video file in it");
    }
    if (!Files.isRegularFile(path)) {
      throw fault(path, "this is no regular file; record to a file first and replay that");
    }
    if (!Files.isReadable(path)) {
      throw fault(path, "it may not be read; check its permissions");
    }
    if (path.toFile().length() == 0) {
      throw fault(path, "the file is empty; copy or record it again");
    }
  }

  static String noFFmpeg(String platform, String reason) {
    return ("FFmpeg cannot be loaded on %1$s (%2$s): build with"
            + " 'mvn -Djavacpp.platform=%1$s -Pquick package'")
        .formatted(platform, reason);
  }

  static String whyNotOpened(Path path) {
    return switch (ContainerHead.of(path)) {
      case OTHER ->
          text(path, "not a video that Classmoji can read; use mp4, mkv, webm, mov or avi");
      case NO_INDEX ->
          text(
              path,
              "truncated or incomplete: its index (moov) is missing; copy it again or repair it");
      case CONTAINER -> damaged(path);
    };
  }

  static String noVideo(Path path) {
    return text(path, "no video stream in it; record with the picture switched on");
  }

  static String damaged(Path path) {
    return text(path, "truncated or damaged: no picture in it can be read; copy it again");
  }

  static String encrypted(Path path) {
    return text(path, "it is encrypted; replay a copy without copy protection");
  }

  static String unknownCodec(Path path, String codec) {
    return text(
        path,
        "its video codec (%s) is not supported; convert it to H.264, for example".formatted(codec));
  }

  private static UnusableRecordingException fault(Path path, String why) {
    return new UnusableRecordingException(text(path, why));
  }

  private static String text(Path path, String why) {
    return path + ": " + why;
  }
}
