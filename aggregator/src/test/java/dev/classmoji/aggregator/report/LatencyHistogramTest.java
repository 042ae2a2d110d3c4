package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  private static final long A_CENTURY = 3_200_000_000_000_000L; // microseconds

  private final LatencyHistogram histogram = new LatencyHistogram();

  @Property
  void shouldOverstateAPercentileByLessThanOnePartIn128(
      @ForAll @NotEmpty List<@LongRange(min = 0, max = A_CENTURY) Long> latencies,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
    var recorded = new LatencyHistogram();
    latencies.forEach(recorded::record);

    var sorted = latencies.stream().sorted().toList();
    long exact = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    assertThat(recorded.percentileMicros(share)).isBetween(exact, exact + exact / 128);
    assertThat(recorded.maxMicros()).isEqualTo(sorted.get(sorted.size() - 1));
  }

  @Test
  void shouldTellPercentilesOfAHundred() {
    for (long micros = 1; micros <= 100; micros++) {
      histogram.record(micros);
    }

    assertThat(histogram.percentileMicros(0.50)).isEqualTo(50);
    assertThat(histogram.percentileMicros(0.95)).isEqualTo(95);
    assertThat(histogram.percentileMicros(0.99)).isEqualTo(99);
    assertThat(histogram.count()).isEqualTo(100);
  }

  @Test
  void shouldCountClocksThatDisagreeAsZero() {
    histogram.record(-5);

    assertThat(histogram.percentileMicros(0.5)).isZero();
    assertThat(histogram.count()).isEqualTo(1);
  }
}
