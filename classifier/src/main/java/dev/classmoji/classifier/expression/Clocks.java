package dev.classmoji.classifier.expression;

import dev.classmoji.schemas.EpochMicros;
import java.time.Instant;
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
    return new Clocks(System::nanoTime, () -> EpochMicros.of(Instant.now()));
  }
}
