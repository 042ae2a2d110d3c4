package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.Emojis;
import dev.classmoji.aggregator.feedback.FeedbackSettings;
import java.time.Duration;

/**
 * What the topology is a function of.
 *
 * @param endedKept how long, by the wall clock, an ended session is remembered, so that records of
 *     it that come again change nothing
 * @param abandonedAfter how long, by the wall clock, nothing must be heard of a session for it to
 *     be given up
 */
public record TopologySettings(
    FeedbackSettings feedback, Emojis emojis, Duration endedKept, Duration abandonedAfter) {

  public TopologySettings {
    if (endedKept.isNegative() || abandonedAfter.isNegative() || abandonedAfter.isZero()) {
      throw new IllegalArgumentException(
          "ended-kept must not be negative, abandoned-after longer than 0: %s, %s"
              .formatted(endedKept, abandonedAfter));
    }
  }
}
