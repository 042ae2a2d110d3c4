package dev.classmoji.ingest.source;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest {
  private static final long MILLI = MILLISECONDS.toNanos(1);
  private static final long FRAME = MILLISECONDS.toNanos(40);
  private static final long MINUTE = MINUTES.toNanos(1);

  private final Lateness lateness = new Lateness();

  @Test
  void shouldGrowWithAQueueInTheNetwork() {
    for (int i = 0; i < 100; i++) {
      assertThat(lateness.nanos(i * FRAME, i * (FRAME + MILLI))).isEqualTo(i * MILLI);
    }
  }

  @Test
  void shouldCallADelayUsualThatLastsLongerThanTenMinutes() {
    lateness.nanos(0, 0);
    for (long second = 1; second <= 11 * 60; second++) {
      long late = lateness.nanos(SECONDS.toNanos(second), SECONDS.toNanos(second + 2));
      assertThat(late).isEqualTo(second < 10 * 60 - 2 ? SECONDS.toNanos(2) : 0);
    }
  }

  @Test
  void shouldNotMistakeTwoClocksThatDriftApartForALateNetwork() {
    // Given a sender whose clock is slow by 50 millionths, for an hour
    for (long second = 0; second < 3_600; second++) {
      long timestamp = SECONDS.toNanos(second) - second * 50_000;
      assertThat(lateness.nanos(timestamp, SECONDS.toNanos(second))).isLessThan(31 * MILLI);
    }
  }

  @Test
  void shouldBeginAnewWithAClockThatIsSetBack() {
    lateness.nanos(90 * MINUTE, 0);
    assertThat(lateness.nanos(0, FRAME)).isZero();
    assertThat(lateness.nanos(FRAME, 2 * FRAME + 5 * MILLI)).isEqualTo(5 * MILLI);
  }

  @Test
  void shouldFollowAClockThatIsSetForward() {
    lateness.nanos(0, 0);
    assertThat(lateness.nanos(90 * MINUTE, FRAME)).isZero();
    assertThat(lateness.nanos(90 * MINUTE + FRAME, 2 * FRAME + 5 * MILLI)).isEqualTo(5 * MILLI);
  }

  @Test
  void shouldKeepItsMeasureWhenPacketsOvertakeEachOther() {
    lateness.nanos(10 * FRAME, 10 * FRAME);
    assertThat(lateness.nanos(9 * FRAME, 10 * FRAME)).isEqualTo(FRAME);
    assertThat(lateness.nanos(11 * FRAME, 11 * FRAME)).isZero();
  }

  @Test
  void shouldTakeNoClockForOneThatIsHoursLate() {
    lateness.nanos(0, 0);
    assertThat(lateness.nanos(FRAME, HOURS.toNanos(2))).isZero();
    assertThat(lateness.nanos(Long.MAX_VALUE, HOURS.toNanos(2))).isZero();
    assertThat(lateness.nanos(Long.MIN_VALUE, HOURS.toNanos(2))).isZero();
  }

  @Test
  void shouldMeasureAgainAfterALongSilence() {
    lateness.nanos(0, 0);
    assertThat(lateness.nanos(30 * MINUTE, 30 * MINUTE + 7 * MILLI)).isZero();
    assertThat(lateness.nanos(30 * MINUTE + FRAME, 30 * MINUTE + FRAME + 9 * MILLI))
        .isEqualTo(2 * MILLI);
  }
}
