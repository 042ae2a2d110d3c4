package dev.classmoji.aggregator.feedback;

import java.time.Duration;

/**
 * An exponential moving average in media time, so that the sampling rate and its jitter do not
 * matter: a reading {@code dt} after the one before it weighs {@code 1 - exp(-dt / tau)}.
 *
 * @param tau the time constant: how long until an old reading's weight has fallen to 37 %
 */
public record Smoothing(Duration tau) {

  public Smoothing {
    if (tau.isNegative() || tau.isZero()) {
      throw new IllegalArgumentException("smoothing must be longer than 0, not " + tau);
    }
  }

  /**
   * @param before the average so far
   * @param elapsedMicros media time since {@code before}, microseconds, not negative
   */
  public Probabilities smooth(Probabilities before, Probabilities reading, long elapsedMicros) {
    return before.towards(reading, weight(elapsedMicros));
  }

  private double weight(long elapsedMicros) {
    // StrictMath: the same Expressions give the same events on every machine, to the last bit
    return 1 - StrictMath.exp(-(double) elapsedMicros / Micros.of(tau));
  }
}
