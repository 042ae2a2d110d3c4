package dev.classmoji.ingest.source;

import java.time.Duration;

/**
 * How live sources are read.
 *
 * @param answer how long a connection may take from its beginning to its first picture
 * @param silence how long no video may come over a connection
 * @param analysis how much of a stream is looked at before its first picture, at most
 * @param hardware what may decode them
 */
public record StreamSettings(
    Duration answer, Duration silence, Duration analysis, VideoHardware hardware) {
  public StreamSettings {
    if (answer.isNegative() || answer.isZero() || silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException(
          "waiting %s for an answer and %s for more is not possible".formatted(answer, silence));
    }
  }
}
