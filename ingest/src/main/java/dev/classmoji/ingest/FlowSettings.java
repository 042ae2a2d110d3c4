package dev.classmoji.ingest;

import java.time.Duration;

/**
 * How far a replay may run ahead.
 *
 * @param maxAhead of media time, at least 1 s
 * @param answerWithin how long the classifier may say nothing while it is waited for
 */
record FlowSettings(Duration maxAhead, Duration answerWithin) {
  /** The answers are ticks, a second apart: closer together, each side would wait for the other. */
  private static final Duration LEAST_AHEAD = Duration.ofSeconds(1);

  FlowSettings {
    if (maxAhead.compareTo(LEAST_AHEAD) < 0) {
      throw new IllegalArgumentException(
          "a replay must be allowed to run at least 1 s ahead, not " + maxAhead);
    }
  }

  long maxAheadMicros() {
    return maxAhead.toNanos() / 1000;
  }
}
