package dev.classmoji.classifier.model;

import java.nio.FloatBuffer;
import java.util.Locale;

/**
 * Quantises a model's answer to units of 1/10,000: coarse enough that the last bits of float
 * arithmetic do not show, fine enough for every decision made on it.
 */
final class Probabilities {
  private static final int UNIT = 10_000;
  private static final float TOLERANCE = 0.01f;

  private Probabilities() {}

  /**
   * Reads one row of the output. Each number is rounded to the nearest unit by itself, a half
   * upwards, so that a row may miss 10,000 by a few units.
   *
   * @param output float [N,7]
   * @param row which of the N
   * @return seven numbers in the order of Showing
   * @throws ModelException if the row holds no probabilities
   */
  static int[] quantise(FloatBuffer output, int row, Labels labels) {
    var quantised = new int[Labels.COUNT];
    float sum = 0;
    for (int i = 0; i < quantised.length; i++) {
      float probability = output.get(row * Labels.COUNT + labels.columns().get(i));
      if (!(probability >= 0 && probability <= 1 + TOLERANCE)) {
        throw new ModelException("the model answered %s for a probability".formatted(probability));
      }
      sum += probability;
      quantised[i] = Math.round(probability * UNIT);
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new ModelException(
          String.format(Locale.ROOT, "the model's probabilities add up to %.3f, not 1", sum));
    }
    return quantised;
  }
}
