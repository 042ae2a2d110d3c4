package dev.classmoji.aggregator.feedback;

import dev.classmoji.schemas.Showing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What tests read: probabilities and readings, five a second. */
public final class Readings {
  public static final long STEP_MICROS = 200_000;
  public static final List<Showing> EXPRESSIONS =
      List.of(Showing.values()).subList(0, Probabilities.EXPRESSIONS);
  public static final FeedbackSettings SETTINGS =
      new FeedbackSettings(
          new Smoothing(Duration.ofMillis(500)),
          new PolicySettings(0.05, Duration.ofMillis(350), Duration.ofSeconds(1), 0.35, 0.4),
          Duration.ofSeconds(2));

  private static final Face FACE = new Face(10, 20, 30, 40);

  private Readings() {}

  /** {@code certainty} for one expression, the rest shared by the six others. */
  public static Probabilities clearly(Showing expression, double certainty) {
    var values = new double[Probabilities.EXPRESSIONS];
    Arrays.fill(values, (1 - certainty) / (Probabilities.EXPRESSIONS - 1));
    values[expression.ordinal()] = certainty;
    return Probabilities.of(values);
  }

  public static Probabilities unclear() {
    return clearly(Showing.ANGRY, 1.0 / Probabilities.EXPRESSIONS);
  }

  public static Reading reading(long frame, Probabilities probabilities) {
    return new Reading(frame, frame * STEP_MICROS, probabilities, FACE);
  }

  /** Any probabilities that add up to one, no two alike, often with one far ahead. */
  public static Arbitrary<Probabilities> probabilities() {
    return Arbitraries.doubles()
        .between(0.001, 1)
        .ofScale(6)
        .list()
        .uniqueElements()
        .ofSize(Probabilities.EXPRESSIONS)
        .flatMap(
            weights ->
                Arbitraries.integers()
                    .between(1, 5)
                    .map(sharpness -> normalised(weights, sharpness)));
  }

  private static Probabilities normalised(List<Double> weights, int sharpness) {
    var powers =
        weights.stream().mapToDouble(weight -> StrictMath.pow(weight, sharpness)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Probabilities.of(Arrays.stream(powers).map(power -> power / sum).toArray());
  }
}
