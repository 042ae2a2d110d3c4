package dev.classmoji.classifier.batch;

import java.time.Duration;

/**
 * When a batch closes: when it is full, or when its first crop has waited long enough.
 *
 * <p>The wait counts from the arrival of the first waiting crop, so crops that came while the model
 * was busy have had theirs and leave at once. It exists for crops of one frame that arrive a moment
 * apart: a padded batch costs as much as a full one, and the same cores decode video.
 *
 * @param size crops to a batch, at least 1
 * @param maxWait how long the first crop of a batch may wait for others; zero never waits
 */
public record BatchPolicy(int size, Duration maxWait) {

  public BatchPolicy {
    if (size < 1) {
      throw new IllegalArgumentException("a batch of %d crops is not possible".formatted(size));
    }
    if (maxWait.isNegative()) {
      throw new IllegalArgumentException("a wait of %s is not possible".formatted(maxWait));
    }
  }

  /**
   * @param crops how many crops wait
   * @param waitedNanos how long the first of them has waited
   */
  public boolean closes(int crops, long waitedNanos) {
    return crops >= size || crops > 0 && waitedNanos >= maxWait.toNanos();
  }

  /**
   * How long to wait for the next record.
   *
   * @param idle the answer while no crop waits
   */
  public Duration patience(int crops, long waitedNanos, Duration idle) {
    if (crops == 0) {
      return idle;
    }
    return closes(crops, waitedNanos) ? Duration.ZERO : maxWait.minusNanos(waitedNanos);
  }
}
