package dev.classmoji.aggregator.dashboard.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastMinuteTest {
  private final LastMinute lastMinute = new LastMinute();

  @Test
  void shouldTellTheMiddleAndWhatMostDoNotExceed() {
    for (int delay = 1; delay <= 100; delay++) {
      lastMinute.add(0, delay * 1_000L);
    }

    assertThat(lastMinute.summed(0)).contains(new RecentDelays(50, 95));
  }

  @Test
  void shouldSayNothingOfAFew() {
    add(0, 4, 10);
    assertThat(lastMinute.summed(0)).isEmpty();

    add(0, 1, 10);
    assertThat(lastMinute.summed(1_000)).contains(new RecentDelays(10, 10));
  }

  @Test
  void shouldForgetWhatIsOlderThanAMinute() {
    add(0, 5, 900);
    add(30_000, 5, 10);

    assertThat(lastMinute.summed(59_999)).contains(new RecentDelays(10, 900));
    assertThat(lastMinute.summed(60_999)).contains(new RecentDelays(10, 10));
    assertThat(lastMinute.summed(90_000)).isEmpty();
  }

  @Test
  void shouldKeepTheNewestOfMany() {
    add(0, LastMinute.MOST, 900);
    add(1, LastMinute.MOST, 10);

    assertThat(lastMinute.summed(1)).contains(new RecentDelays(10, 10));
  }

  @Test
  void shouldSumUpOnceASecondAtMost() {
    add(0, 5, 10);
    assertThat(lastMinute.summed(0)).contains(new RecentDelays(10, 10));

    add(0, 50, 900);
    assertThat(lastMinute.summed(999)).contains(new RecentDelays(10, 10));
    assertThat(lastMinute.summed(1_000)).contains(new RecentDelays(900, 900));
  }

  private void add(long atMillis, int count, long millis) {
    for (int i = 0; i < count; i++) {
      lastMinute.add(atMillis, millis * 1_000);
    }
  }
}
