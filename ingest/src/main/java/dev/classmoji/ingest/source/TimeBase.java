package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

import org.bytedeco.ffmpeg.avutil.AVRational;

/** FFmpeg's rational numbers. */
final class TimeBase {
  private static final long MICROS = 1_000_000;

  private TimeBase() {}

  /** A timestamp in units of {@code timeBase} seconds, as microseconds. */
  static long micros(long timestamp, AVRational timeBase) {
    return av_rescale(timestamp, timeBase.num() * MICROS, timeBase.den());
  }

  /** The number itself, or {@code otherwise} where it is not set. */
  static double ratio(AVRational rational, double otherwise) {
    return rational.num() > 0 && rational.den() > 0
        ? (double) rational.num() / rational.den()
        : otherwise;
  }
}
