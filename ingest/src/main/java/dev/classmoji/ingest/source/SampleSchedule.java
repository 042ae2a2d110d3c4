package dev.classmoji.ingest.source;

/**
 * Chooses which frames are sampled: for each k the first one at or after k / rate seconds of media
 * time. A frame is sampled once, however many k it is the first for; frames out of order are not
 * sampled.
 */
final class SampleSchedule {
  /** Media times are whole microseconds, so a frame that is due may seem this much early. */
  private static final long ROUNDING_MICROS = 1;

  private final double perMicro;
  private long last = -1;

  /**
   * @param samplesPerSecond more than 0
   */
  SampleSchedule(double samplesPerSecond) {
    if (!(samplesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "samples per second must be more than 0, not " + samplesPerSecond);
    }
    perMicro = samplesPerSecond / 1_000_000;
  }

  /** Whether the frame at this media time is to be sampled; asked once for each frame. */
  boolean due(long mediaTimeMicros) {
    long k = (long) Math.floor((mediaTimeMicros + ROUNDING_MICROS) * perMicro);
    if (k <= last) {
      return false;
    }
    last = k;
    return true;
  }
}
