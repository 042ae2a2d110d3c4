package dev.classmoji.standalone.container;

import dev.classmoji.standalone.pipeline.Clip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder of recordings that a container's user, who is no one here, may read. */
final class Recordings {
  private Recordings() {}

  /** The sample's first seconds, in this folder. */
  static Path clip(int seconds, Path folder) throws Exception {
    return readable(Clip.of(seconds, readable(folder, "rwxr-xr-x")), "rw-r--r--");
  }

  private static Path readable(Path path, String permissions) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
