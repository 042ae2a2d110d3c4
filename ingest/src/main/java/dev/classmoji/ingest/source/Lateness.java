package dev.classmoji.ingest.source;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How late the packets of a stream come, by its sender's own clock: how much later than the
 * earliest of the last ten minutes, as in LEDBAT (RFC 6817). That clock tells how far pictures are
 * apart, not when they were taken, so what all packets took alike cannot be known, nor how late the
 * first ones are: they are measured against each other. Ten minutes, since two clocks drift apart
 * by some milliseconds in that time, and a network that is slow for longer than that must be called
 * its usual self some time. A sender whose clock stood still looks late for as long. Not
 * thread-safe.
 */
final class Lateness {
  private static final int MINUTES = 10;
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Packets that overtake each other do so by less. */
  private static final long JUMP_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Nothing comes so late by a clock that makes sense. */
  private static final long MOST_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final long NOTHING = Long.MAX_VALUE;

  /** Our time less the sender's, at its least in each of the last minutes. */
  private final long[] least = new long[MINUTES];

  private boolean begun;
  private long beginningNanos;
  private long minute;
  private long before;

  /**
   * Takes a packet in.
   *
   * @param timestamp nanoseconds by the sender's clock; one more than a second before the last
   *     packet's, or an hour late, is of another clock, with which all begins anew
   * @param now nanoseconds by ours, when it came
   * @return nanoseconds, 0 to an hour
   */
  long nanos(long timestamp, long now) {
    boolean back = timestamp < before - JUMP_NANOS;
    before = timestamp;
    if (begun && !back) {
      long late = since(now, now - timestamp);
      if (late >= 0 && late <= MOST_NANOS) {
        return late;
      }
    }
    begin(now);
    return since(now, now - timestamp);
  }

  private void begin(long now) {
    begun = true;
    beginningNanos = now;
    minute = 0;
    Arrays.fill(least, NOTHING);
  }

  private long since(long now, long difference) {
    long present = (now - beginningNanos) / MINUTE_NANOS;
    while (minute < present) {
      least[(int) (++minute % MINUTES)] = NOTHING;
    }
    int place = (int) (minute % MINUTES);
    least[place] = Math.min(least[place], difference);
    return difference - Arrays.stream(least).min().orElseThrow();
  }
}
