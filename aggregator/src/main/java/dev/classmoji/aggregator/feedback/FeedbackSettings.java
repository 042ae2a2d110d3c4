package dev.classmoji.aggregator.feedback;

import java.time.Duration;

/**
 * How readings become states.
 *
 * @param awayAfter how long no face must have been seen for a student to be away
 */
public record FeedbackSettings(Smoothing smoothing, PolicySettings policy, Duration awayAfter) {

  public FeedbackSettings {
    if (awayAfter.isNegative() || awayAfter.isZero()) {
      throw new IllegalArgumentException("away-after must be longer than 0, not " + awayAfter);
    }
  }
}
