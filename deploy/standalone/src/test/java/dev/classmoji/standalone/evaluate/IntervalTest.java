package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void shouldBeWilsons() {
    // worked by hand: 8 of 10 gives 0.716740 ± 0.226583
    var interval = Interval.wilson(8, 10);

    assertThat(interval.low()).isCloseTo(0.4902, within(1e-4));
    assertThat(interval.high()).isCloseTo(0.9433, within(1e-4));
  }

  @Test
  void shouldStayBetweenNoneAndAll() {
    assertThat(Interval.wilson(0, 5).low()).isZero();
    assertThat(Interval.wilson(0, 5).high()).isCloseTo(0.4345, within(1e-4));
    assertThat(Interval.wilson(5, 5).high()).isEqualTo(1);
    assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void shouldShrinkWithTheRootOfTheImages() {
    var few = Interval.ofMean(1, 2, 100);
    var many = Interval.ofMean(1, 2, 10_000);

    assertThat(few).isEqualTo(new Interval(1 - 0.392, 1 + 0.392));
    assertThat(many.high() - many.low()).isCloseTo((few.high() - few.low()) / 10, within(1e-12));
  }
}
