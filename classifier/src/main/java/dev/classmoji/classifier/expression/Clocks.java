package dev.classmoji.classifier.expression;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The time as a poller sees it.
 *
 * @param nanos for durations: nanoseconds, monotonic, from any origin
 * @param epochMicros for records: wall clock, microseconds since the epoch
 */
public record Clocks(LongSupplier nanos, LongSupplier epochMicros) {

  /** This machine's clocks. */
  public static Clocks system() {
    return new Clocks(
        System::nanoTime, () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
  }
}
