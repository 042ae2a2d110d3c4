package dev.classmoji.aggregator.feedback;

import java.time.Duration;

/**
 * How hard it is to change what is shown.
 *
 * @param margin by how much smoothed probability another expression must lead, 0..1
 * @param hold how long it must have led
 * @param dwell how long at least a state is shown before another; not to and from away
 * @param unsureBelow the best smoothed probability below which nothing is clear, 0..1
 * @param sureFrom the best smoothed probability from which something is clear again, at least
 *     {@code unsureBelow}
 */
public record PolicySettings(
    double margin, Duration hold, Duration dwell, double unsureBelow, double sureFrom) {

  public PolicySettings {
    if (!(margin >= 0 && margin <= 1)) {
      throw new IllegalArgumentException("margin must be within 0..1, not " + margin);
    }
    if (hold.isNegative() || dwell.isNegative()) {
      throw new IllegalArgumentException(
          "hold and dwell must not be negative: %s, %s".formatted(hold, dwell));
    }
    if (!(unsureBelow >= 0 && unsureBelow <= sureFrom && sureFrom <= 1)) {
      throw new IllegalArgumentException(
          "0 <= unsure-below <= sure-from <= 1 must hold, not %s and %s"
              .formatted(unsureBelow, sureFrom));
    }
  }
}
