package dev.classmoji.ingest;

/**
 * How many pictures a second of each live source are searched: as many as are wanted while all keep
 * up, fewer while something falls behind, never fewer than the least. The same for every source, so
 * that it is fair to each student. Additive increase, multiplicative decrease.
 */
final class SamplingRate {
  private static final double LESS = 0.8;
  private static final double MORE = 0.25;
  private static final double BUSY = 0.9;
  private static final long SECONDS_BEHIND = 2;

  private final double most;
  private final double least;
  private double current;

  /**
   * @param most pictures a second that are wanted
   * @param least pictures a second that are kept whatever happens, at most {@code most}
   */
  SamplingRate(double most, double least) {
    if (!(least > 0 && least <= most)) {
      throw new IllegalArgumentException(
          "at least %s and at most %s pictures a second is not possible".formatted(least, most));
    }
    this.most = most;
    this.least = least;
    current = most;
  }

  /** What happened in the last second. */
  record Load(long dropped, double busy, long secondsUnanswered) {
    boolean tooMuch() {
      return dropped > 0 || busy > BUSY || secondsUnanswered >= SECONDS_BEHIND;
    }
  }

  /**
   * The rate for the next second.
   *
   * @param load pictures dropped, share of the time that ingest was busy (0..1), and how many
   *     seconds of the session's clock the classifier has not answered yet
   */
  double after(Load load) {
    current = load.tooMuch() ? Math.max(least, current * LESS) : Math.min(most, current + MORE);
    return current;
  }

  double current() {
    return current;
  }
}
