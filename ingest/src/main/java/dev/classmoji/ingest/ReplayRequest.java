package dev.classmoji.ingest;

import dev.classmoji.schemas.SessionId;
import java.nio.file.Path;

/**
 * What to replay.
 *
 * @param file a recording
 * @param session the session that it becomes
 * @param speed how fast
 */
public record ReplayRequest(Path file, SessionId session, Speed speed) {
  private static final int LONGEST_NAME = 64;

  /** A new session named after its file: {@code Math 7b.mp4} becomes {@code math-7b~k3f9xz}. */
  public static SessionId sessionNamedAfter(Path file) {
    var name =
        file.getFileName()
            .toString()
            .replaceFirst("\\.[^.]*$", "")
            .toLowerCase()
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    var fitting = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    return SessionId.newRun(fitting.isEmpty() ? "session" : fitting);
  }
}
