package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000;
  private static final long START = 77 * SECOND;

  @Test
  void shouldWaitUntilAFrameIsDue() {
    var pace = new Pace(Speed.REAL_TIME, START);
    assertThat(pace.waitNanos(3_000_000, START + SECOND)).isEqualTo(2 * SECOND);
  }

  @Test
  void shouldDivideTheWaitByTheSpeed() {
    var pace = new Pace(new Speed(4), START);
    assertThat(pace.waitNanos(8_000_000, START)).isEqualTo(2 * SECOND);
  }

  @Test
  void shouldNotWaitForLateFrames() {
    var pace = new Pace(Speed.REAL_TIME, START);
    assertThat(pace.waitNanos(1_000_000, START + 5 * SECOND)).isNegative();
  }

  @Test
  void shouldNeverWaitAtMaximumSpeed() {
    var pace = new Pace(Speed.MAX, START);
    assertThat(pace.waitNanos(3_600_000_000L, START)).isZero();
  }
}
