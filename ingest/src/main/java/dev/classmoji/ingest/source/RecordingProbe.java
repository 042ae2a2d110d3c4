package dev.classmoji.ingest.source;

import java.nio.file.Path;
import java.time.Clock;

/** Looks into a file before anything else is started for it. */
public final class RecordingProbe {
  private RecordingProbe() {}

  /**
   * Opens a recording and decodes its first picture.
   *
   * @throws UnusableRecordingException if it cannot be replayed; the message says why and what to
   *     do
   */
  public static RecordingInfo probe(Path path) throws UnusableRecordingException {
    try (var recording = Recording.open(path, 1, 1, Clock.systemUTC())) {
      return recording.info();
    }
  }
}
