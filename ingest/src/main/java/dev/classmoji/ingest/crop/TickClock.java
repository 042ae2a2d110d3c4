package dev.classmoji.ingest.crop;

import java.util.function.LongConsumer;

/**
 * Says when a session's ticks are due: whole seconds of media time, from 0, without gaps, tick t
 * after everything at or before t seconds and before everything later.
 */
final class TickClock {
  private static final long SECOND_MICROS = 1_000_000;

  private long next;

  /** Media time of the next tick, microseconds. */
  long nextMicros() {
    return next * SECOND_MICROS;
  }

  /** Yields the ticks that precede what happens at this media time. */
  void before(long mediaTimeMicros, LongConsumer tick) {
    through(mediaTimeMicros - 1, tick);
  }

  /** Yields the ticks that are due once everything at this media time has happened. */
  void through(long mediaTimeMicros, LongConsumer tick) {
    while (nextMicros() <= mediaTimeMicros) {
      tick.accept(next++);
    }
  }
}
