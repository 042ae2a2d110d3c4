package dev.classmoji.ingest.crop;

import java.time.Duration;

/**
 * When a face counts as still.
 *
 * @param change how much a part of the face may change, in shares of the crop's contrast (the
 *     standard deviation of its gray values); 0 has every crop published as it is
 * @param atMost media time after which a face is looked at anew, however still it is
 */
public record Stillness(double change, Duration atMost) {
  public Stillness {
    if (!(change >= 0 && Double.isFinite(change))) {
      throw new IllegalArgumentException("the change must be 0 or more, not " + change);
    }
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("a time of %s is not possible".formatted(atMost));
    }
  }
}
