package dev.classmoji.ingest;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The pulses of all sessions that are under way. Thread-safe. */
final class Pulses {
  private final Set<Pulse> underWay = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;

  /**
   * @param nanos a clock like {@link System#nanoTime}
   */
  Pulses(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A session that has a pulse. */
  @FunctionalInterface
  interface Beating<T, E extends Exception> {
    T run(Pulse pulse) throws E, InterruptedException;
  }

  /** Runs a session, which is under way until it returns. */
  <T, E extends Exception> T during(Beating<T, E> session) throws E, InterruptedException {
    var pulse = new Pulse(nanos);
    underWay.add(pulse);
    try {
      return session.run(pulse);
    } finally {
      underWay.remove(pulse);
    }
  }

  /** Whether progress of none of them has been due for {@code limit}. */
  boolean areWithin(Duration limit) {
    return underWay.stream().allMatch(pulse -> pulse.isWithin(limit));
  }
}
