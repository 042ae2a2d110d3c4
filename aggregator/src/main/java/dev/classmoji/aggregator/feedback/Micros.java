package dev.classmoji.aggregator.feedback;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Media time is counted in microseconds. */
final class Micros {
  private Micros() {}

  static long of(Duration duration) {
    return TimeUnit.MICROSECONDS.convert(duration);
  }
}
