package dev.classmoji.aggregator.dashboard.playback;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Media time that runs at a steady speed. Not thread-safe. */
public final class Pace {
  private static final double MICRO_NANOS = TimeUnit.MICROSECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final double speed;
  private long startedNanos;
  private long startMicros;

  /**
   * @param nanoTime as {@link System#nanoTime}
   * @param speed seconds of media time per second, more than 0 and finite
   */
  public Pace(LongSupplier nanoTime, double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("a pace is a number above 0, not " + speed);
    }
    this.nanoTime = nanoTime;
    this.speed = speed;
  }

  double speed() {
    return speed;
  }

  /** It is this media time now, microseconds. */
  void begin(long micros) {
    startMicros = micros;
    startedNanos = nanoTime.getAsLong();
  }

  /** How long until a media time, microseconds; zero or less once it has come. */
  Duration until(long micros) {
    double mediaNanos = (micros - startMicros) * MICRO_NANOS;
    // beyond three centuries it stays at these
    return Duration.ofNanos((long) (mediaNanos / speed - (nanoTime.getAsLong() - startedNanos)));
  }
}
