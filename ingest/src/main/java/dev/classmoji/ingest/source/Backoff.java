package dev.classmoji.ingest.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after each failure, up to a limit, and by
 * chance up to half of that less, so that many sources do not come back all at once.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator chance;
  private int failures;

  Backoff(Duration first, Duration longest, RandomGenerator chance) {
    this.first = first;
    this.longest = longest;
    this.chance = chance;
  }

  /** How long to wait after one more failure. */
  Duration next() {
    long millis = first.toMillis();
    for (int i = 0; i < failures && millis < longest.toMillis(); i++) {
      millis *= 2;
    }
    failures++;
    long most = Math.min(millis, longest.toMillis());
    return Duration.ofMillis(most - (long) (chance.nextDouble() * most / 2));
  }

  /** It went well: the next failure is a first one again. */
  void reset() {
    failures = 0;
  }
}
