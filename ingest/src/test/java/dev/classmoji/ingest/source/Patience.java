package dev.classmoji.ingest.source;

import java.time.Duration;

/** How live sources are read in tests. */
final class Patience {
  /** As the settings of ingest have it by default. */
  static final StreamSettings USUAL =
      new StreamSettings(
          Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofSeconds(1), VideoHardware.NONE);

  /** Where a test would have to wait for what is not to come. */
  static final StreamSettings SHORT =
      new StreamSettings(
          Duration.ofSeconds(4), Duration.ofSeconds(3), Duration.ofMillis(500), VideoHardware.NONE);

  private Patience() {}
}
