package dev.classmoji.standalone.evaluate;

import com.fasterxml.jackson.annotation.JsonFormat;

/** A 95 % confidence interval; in JSON {@code [low, high]}. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Interval(double low, double high) {
  private static final double Z = 1.96;

  /** Wilson's interval of a share; 0..1 of nothing. */
  static Interval wilson(long right, long of) {
    if (of == 0) {
      return new Interval(0, 1);
    }
    double share = (double) right / of;
    double spread = Z * Z / of;
    double middle = (share + spread / 2) / (1 + spread);
    double half = Z / (1 + spread) * Math.sqrt(share * (1 - share) / of + spread / (4 * of));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }

  /**
   * Of a mean, by its standard error.
   *
   * @param deviation of single values, the root of their variance
   */
  static Interval ofMean(double mean, double deviation, long of) {
    double half = Z * deviation / Math.sqrt(of);
    return new Interval(mean - half, mean + half);
  }
}
