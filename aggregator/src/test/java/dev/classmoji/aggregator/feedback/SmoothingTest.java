package dev.classmoji.aggregator.feedback;

import static dev.classmoji.aggregator.feedback.Readings.clearly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.classmoji.schemas.Showing;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SmoothingTest {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final double ROUNDING = 1e-12;

  private final Smoothing smoothing = new Smoothing(Duration.ofMillis(500));

  @Test
  void shouldLetAnOldReadingFadeTo37PercentWithinTau() {
    var smoothed = smoothing.smooth(clearly(Showing.HAPPY, 1), clearly(Showing.SAD, 1), 500_000);

    assertThat(smoothed.of(Showing.HAPPY)).isCloseTo(StrictMath.exp(-1), within(ROUNDING));
    assertThat(smoothed.of(Showing.SAD)).isCloseTo(1 - StrictMath.exp(-1), within(ROUNDING));
  }

  @Test
  void shouldRefuseATimeConstantOfZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Smoothing(Duration.ZERO));
  }

  @Property
  void shouldStayBetweenWhatWasAndWhatIsRead(
      @ForAll("probabilities") Probabilities before,
      @ForAll("probabilities") Probabilities reading,
      @ForAll @LongRange(min = 0, max = HOUR_MICROS) long elapsed) {
    var smoothed = smoothing.smooth(before, reading, elapsed);

    for (var expression : Readings.EXPRESSIONS) {
      double was = before.of(expression);
      double is = reading.of(expression);
      assertThat(smoothed.of(expression))
          .isBetween(Math.min(was, is) - ROUNDING, Math.max(was, is) + ROUNDING);
    }
    assertThat(Arrays.stream(smoothed.toArray()).sum()).isCloseTo(1, within(1e-9));
  }

  @Property
  void shouldNotDependOnHowOftenTheSameIsRead(
      @ForAll("probabilities") Probabilities before,
      @ForAll("probabilities") Probabilities reading,
      @ForAll @LongRange(min = 0, max = HOUR_MICROS) long first,
      @ForAll @LongRange(min = 0, max = HOUR_MICROS) long second) {
    var once = smoothing.smooth(before, reading, first + second);
    var twice = smoothing.smooth(smoothing.smooth(before, reading, first), reading, second);

    assertThat(twice.toArray()).containsExactly(once.toArray(), within(ROUNDING));
  }

  @Provide
  Arbitrary<Probabilities> probabilities() {
    return Readings.probabilities();
  }
}
