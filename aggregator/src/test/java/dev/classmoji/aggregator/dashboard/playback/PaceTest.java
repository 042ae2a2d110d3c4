package dev.classmoji.aggregator.dashboard.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final long SECOND = 1_000_000;

  private long nanos = 42;

  @Test
  void shouldGoAsFastAsTheClassDid() {
    var pace = pace(1);
    assertThat(pace.until(3 * SECOND)).isEqualTo(Duration.ofSeconds(3));

    nanos += Duration.ofSeconds(2).toNanos();
    assertThat(pace.until(3 * SECOND)).isEqualTo(Duration.ofSeconds(1));

    nanos += Duration.ofSeconds(2).toNanos();
    assertThat(pace.until(3 * SECOND)).isNegative();
  }

  @Test
  void shouldGoAtAMultipleOfIt() {
    assertThat(pace(8).until(4 * SECOND)).isEqualTo(Duration.ofMillis(500));
    assertThat(pace(0.5).until(SECOND)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void shouldCountFromWhereItBegins() {
    var pace = new Pace(() -> nanos, 2);
    pace.begin(60 * SECOND);

    assertThat(pace.until(60 * SECOND)).isZero();
    assertThat(pace.until(64 * SECOND)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void shouldNotWrapAroundHoweverSlowOrFastItIs() {
    assertThat(pace(Double.MIN_VALUE).until(SECOND)).isGreaterThan(Duration.ofDays(365));
    assertThat(pace(Double.MAX_VALUE).until(SECOND)).isZero();
    assertThat(pace(1).until(Long.MAX_VALUE)).isGreaterThan(Duration.ofDays(365));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void shouldRefuseWhatIsNoPace(double speed) {
    assertThatThrownBy(() -> pace(speed)).hasMessageContaining("a pace is a number above 0");
  }

  private Pace pace(double speed) {
    var pace = new Pace(() -> nanos, speed);
    pace.begin(0);
    return pace;
  }
}
