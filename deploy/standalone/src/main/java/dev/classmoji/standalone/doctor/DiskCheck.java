package dev.classmoji.standalone.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that a run writes to, or the nearest one above it that exists. */
final class DiskCheck implements Check {
  private static final long NEEDED = 1L << 30;

  private final String subject;
  private final Path folder;

  DiskCheck(String subject, Path folder) {
    this.subject = subject;
    this.folder = folder.toAbsolutePath();
  }

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public Finding look() throws IOException {
    var existing = folder;
    while (Files.notExists(existing)) {
      existing = existing.getParent();
    }
    return judge(folder, isWritable(existing), Files.getFileStore(existing).getUsableSpace());
  }

  /** By trying: permissions are not all that can stand in the way. */
  private static boolean isWritable(Path existing) {
    try {
      Files.delete(Files.createTempFile(existing, ".classmoji", null));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @param free bytes
   */
  static Finding judge(Path folder, boolean writable, long free) {
    if (!writable) {
      return Finding.fail(
          "%s cannot be written to".formatted(folder),
          "Choose another: --data DIR, or CLASSMOJI_JAVA_OPTS=-Djava.io.tmpdir=DIR for the"
              + " temporary one.");
    }
    var found = "%d MiB free in %s".formatted(free >> 20, folder);
    return free >= NEEDED
        ? Finding.ok(found)
        : Finding.fail(found, "Free %d MiB there.".formatted((NEEDED - free >> 20) + 1));
  }
}
