package dev.classmoji.aggregator.subscription.webhook.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: exponential, with full jitter, so that those who failed
 * together do not come back together.
 *
 * @param first the most after the first failure
 * @param longest the most after any
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
  private static final int MOST_DOUBLINGS = 30;

  public Backoff {
    if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "retries begin after at least a millisecond and at most as late as the latest: "
              + "%s, %s".formatted(first, longest));
    }
  }

  /**
   * Anything from nothing to the most after so many failures.
   *
   * @param failures in a row, from 1
   */
  public Duration delay(int failures) {
    return Duration.ofMillis(random.nextLong(most(failures).toMillis() + 1));
  }

  Duration most(int failures) {
    var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
