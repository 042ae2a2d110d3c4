package dev.classmoji.ingest.crop;

/**
 * Which pixels of a line, in which shares, make up each pixel of its resampled version:
 * Catmull-Rom's cubic, widened by the reduction, so that shrinking averages and enlarging
 * interpolates. It keeps more detail than a triangle, which cost the model two points of accuracy.
 */
final class Taps {
  /** How far the cubic reaches, in resampled pixels. */
  private static final double REACH = 2;

  private final int[] first;
  private final float[][] shares;

  private Taps(int[] first, float[][] shares) {
    this.first = first;
    this.shares = shares;
  }

  /**
   * Taps for the stretch {@code from..to} of a line, in pixels (pixel i covers i..i+1), resampled
   * to {@code size} pixels. Taps may lie beyond the line's ends; the caller decides what is there.
   */
  static Taps of(double from, double to, int size) {
    double step = (to - from) / size;
    double scale = Math.max(1, step);
    var first = new int[size];
    var shares = new float[size][];
    for (int i = 0; i < size; i++) {
      double centre = from + (i + 0.5) * step - 0.5;
      first[i] = (int) Math.floor(centre - REACH * scale) + 1;
      int last = (int) Math.ceil(centre + REACH * scale) - 1;
      shares[i] = shares(first[i], last, centre, scale);
    }
    return new Taps(first, shares);
  }

  private static float[] shares(int first, int last, double centre, double scale) {
    var weights = new double[last - first + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = cubic(Math.abs(first + i - centre) / scale);
      sum += weights[i];
    }
    var shares = new float[weights.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) (weights[i] / sum);
    }
    return shares;
  }

  private static double cubic(double distance) {
    return distance < 1
        ? (1.5 * distance - 2.5) * distance * distance + 1
        : ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
  }

  /** The first pixel that has a share in the resampled pixel {@code i}. */
  int first(int i) {
    return first[i];
  }

  /** The shares of pixel {@code first(i)} and those after it; they add up to 1. */
  float[] shares(int i) {
    return shares[i];
  }

  /** One past the last pixel that has a share in any. */
  int end() {
    int last = first.length - 1;
    return first[last] + shares[last].length;
  }
}
