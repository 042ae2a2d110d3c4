package dev.classmoji.aggregator.dashboard.latency;

import java.util.ArrayDeque;
import java.util.Optional;

/** The delays of the last minute, the newest if there are many. Not thread-safe. */
final class LastMinute {
  static final int MOST = 1_024;
  private static final int LEAST = 5;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long STALE_MILLIS = 1_000;

  private final ArrayDeque<Delay> delays = new ArrayDeque<>();
  private Optional<RecentDelays> summed = Optional.empty();
  private long summedAtMillis;

  private record Delay(long atMillis, long micros) {}

  void add(long nowMillis, long micros) {
    if (delays.size() == MOST) {
      delays.removeFirst();
    }
    delays.addLast(new Delay(nowMillis, micros));
  }

  /** As it was within the last second; empty if too few are known to say anything. */
  Optional<RecentDelays> summed(long nowMillis) {
    if (summed.isEmpty() || nowMillis >= summedAtMillis + STALE_MILLIS) {
      summedAtMillis = nowMillis;
      delays.removeIf(delay -> delay.atMillis() <= nowMillis - MINUTE_MILLIS);
      summed = delays.size() < LEAST ? Optional.empty() : Optional.of(sum());
    }
    return summed;
  }

  private RecentDelays sum() {
    var sorted = delays.stream().mapToLong(Delay::micros).sorted().toArray();
    return new RecentDelays(quantile(sorted, 0.5), quantile(sorted, 0.95));
  }

  private static long quantile(long[] sorted, double share) {
    return Math.round(sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e3);
  }
}
