package dev.classmoji.ingest;

/**
 * How fast a recording is replayed.
 *
 * @param factor times real time, more than 0; infinite for as fast as it goes
 */
public record Speed(double factor) {
  /** As in the class. */
  public static final Speed REAL_TIME = new Speed(1);

  /** As fast as the pipeline goes. */
  public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  public Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("a speed is more than 0, not " + factor);
    }
  }

  /**
   * Reads {@code 1}, {@code 2.5}, {@code 4x} or {@code max}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static Speed parse(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    try {
      double factor = Double.parseDouble(text.endsWith("x") ? text.replace("x", "") : text);
      if (factor > 0 && Double.isFinite(factor)) {
        return new Speed(factor);
      }
    } catch (NumberFormatException e) {
      // said below, for all that is no speed
    }
    throw new IllegalArgumentException(
        "'%s' is no speed: use a number above 0, such as 1 or 4, or 'max'".formatted(text));
  }

  @Override
  public String toString() {
    return Double.isInfinite(factor) ? "max" : factor + "x";
  }
}
