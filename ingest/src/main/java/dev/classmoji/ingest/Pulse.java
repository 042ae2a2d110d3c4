package dev.classmoji.ingest;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A replay's sign of life: until when its next step is due. Beaten by one thread, read by any. */
final class Pulse {
  private final LongSupplier nanos;
  private volatile long dueNanos;

  /**
   * @param nanos a clock like {@link System#nanoTime}
   */
  Pulse(LongSupplier nanos) {
    this.nanos = nanos;
    beat(0);
  }

  /** Notes progress; the next is due in {@code nextNanos}, or at once if that is 0 or less. */
  void beat(long nextNanos) {
    dueNanos = nanos.getAsLong() + Math.max(0, nextNanos);
  }

  /** Whether progress has been due for less than {@code limit}. */
  boolean isWithin(Duration limit) {
    return nanos.getAsLong() - dueNanos < limit.toNanos();
  }
}
