package dev.classmoji.ingest.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AssignmentTest {
  private static final double FORBIDDEN = Double.NEGATIVE_INFINITY;

  @Property
  void shouldGainAsMuchAsTheBestOfAllPairings(@ForAll("gains") double[][] gain) {
    int[] columnOf = Assignment.best(gain);

    assertThat(total(gain, columnOf)).isCloseTo(bruteForce(gain, 0, 0), within(1e-9));
  }

  @Property
  void shouldUseAColumnOnceAndNeverAForbiddenPair(@ForAll("gains") double[][] gain) {
    int[] columnOf = Assignment.best(gain);

    assertThat(columnOf).hasSameSizeAs(gain);
    assertThat(Arrays.stream(columnOf).filter(column -> column != Assignment.NONE))
        .doesNotHaveDuplicates();
    assertThat(IntStream.range(0, gain.length).filter(row -> columnOf[row] != Assignment.NONE))
        .allMatch(row -> gain[row][columnOf[row]] > 0);
  }

  @Example
  void shouldPairNothingWithNothing() {
    assertThat(Assignment.best(new double[0][0])).isEmpty();
    assertThat(Assignment.best(new double[2][0])).containsExactly(Assignment.NONE, Assignment.NONE);
  }

  @Example
  void shouldLeaveARowAloneRatherThanPushTheOthersAside() {
    double[][] gain = {{0.9, 0.1}, {0.1, FORBIDDEN}};

    assertThat(Assignment.best(gain)).containsExactly(0, Assignment.NONE);
  }

  @Example
  void shouldGiveUpTheBestPairForABetterWhole() {
    double[][] gain = {{0.9, 0.8}, {0.7, FORBIDDEN}};

    assertThat(Assignment.best(gain)).containsExactly(1, 0);
  }

  @Provide
  Arbitrary<double[][]> gains() {
    Arbitrary<Integer> side = Arbitraries.integers().between(1, 6);
    return Combinators.combine(side, side)
        .flatAs(
            (rows, columns) ->
                gain().array(double[].class).ofSize(columns).array(double[][].class).ofSize(rows));
  }

  /** Few different gains, so that ties are common, and any. */
  private static Arbitrary<Double> gain() {
    return Arbitraries.oneOf(
        Arbitraries.of(FORBIDDEN, Double.NaN, -1.0, 0.0, 0.25, 0.5, 1.0),
        Arbitraries.doubles().between(-1, 1));
  }

  private static double total(double[][] gain, int[] columnOf) {
    return IntStream.range(0, gain.length)
        .filter(row -> columnOf[row] != Assignment.NONE)
        .mapToDouble(row -> gain[row][columnOf[row]])
        .sum();
  }

  private static double bruteForce(double[][] gain, int row, int taken) {
    if (row == gain.length) {
      return 0;
    }
    double best = bruteForce(gain, row + 1, taken);
    for (int column = 0; column < gain[row].length; column++) {
      if ((taken & 1 << column) == 0 && gain[row][column] > 0) {
        best = Math.max(best, gain[row][column] + bruteForce(gain, row + 1, taken | 1 << column));
      }
    }
    return best;
  }
}
