package dev.classmoji.aggregator.feedback;

import dev.classmoji.schemas.Showing;
import java.util.Arrays;
import java.util.List;

/** Seven probabilities, 0..1, in the order of {@link Showing}'s seven expressions. Immutable. */
public final class Probabilities {
  /** How many expressions the model tells apart. */
  public static final int EXPRESSIONS = Showing.UNSURE.ordinal();

  private static final double UNIT = 10_000;
  private static final List<Showing> SHOWING = List.of(Showing.values());

  private final double[] values;

  private Probabilities(double[] values) {
    this.values = values;
  }

  /**
   * @throws IllegalArgumentException unless there are seven numbers of 0..1
   */
  public static Probabilities of(double... values) {
    if (values.length != EXPRESSIONS) {
      throw new IllegalArgumentException("seven probabilities expected, not " + values.length);
    }
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(value + " is no probability");
      }
    }
    return new Probabilities(values.clone());
  }

  /**
   * @param parts seven numbers in units of 1/10,000, as messages carry them
   * @throws IllegalArgumentException unless there are seven numbers of 0..10,000
   */
  public static Probabilities ofTenThousandths(List<Integer> parts) {
    return of(parts.stream().mapToDouble(part -> part / UNIT).toArray());
  }

  /** In units of 1/10,000, rounded half up. */
  public List<Integer> tenThousandths() {
    return Arrays.stream(values).mapToInt(Probabilities::tenThousandths).boxed().toList();
  }

  static int tenThousandths(double probability) {
    return (int) Math.round(probability * UNIT);
  }

  /** The probability of one of the seven expressions. */
  public double of(Showing expression) {
    return values[expression.ordinal()];
  }

  /** The likeliest expression; the first in the order of {@link Showing} if several tie. */
  public Showing best() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return SHOWING.get(best);
  }

  /** The point at {@code share}, 0..1, of the way from these probabilities to others. */
  public Probabilities towards(Probabilities other, double share) {
    var between = new double[values.length];
    for (int i = 0; i < between.length; i++) {
      between[i] = (1 - share) * values[i] + share * other.values[i];
    }
    return new Probabilities(between);
  }

  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Probabilities that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
