package dev.classmoji.ingest.source;

import java.time.Duration;

/**
 * How patient ingest is with a live source.
 *
 * @param answer how long a connection may take from its beginning to its first picture
 * @param silence how long nothing may come over a connection
 * @param analysis how much of a stream is looked at before its first picture, at most
 */
public record StreamLimits(Duration answer, Duration silence, Duration analysis) {
  public StreamLimits {
    if (answer.isNegative() || answer.isZero() || silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException(
          "waiting %s for an answer and %s for more is not possible".formatted(answer, silence));
    }
  }
}
