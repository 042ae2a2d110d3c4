package dev.classmoji.aggregator.dashboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Showing;
import org.junit.jupiter.api.Test;

class TrendTest {
  private final Trend trend = new Trend();

  @Test
  void shouldKeepTheLastMinute() {
    for (int second = 0; second < 100; second++) {
      trend.add(second, second < 95 ? Showing.NEUTRAL : Showing.HAPPY);
    }

    assertThat(trend).hasToString("6".repeat(55) + "3".repeat(5));
  }

  @Test
  void shouldMarkSecondsOfWhichNothingWasSaid() {
    trend.add(7, Showing.SAD);
    trend.add(10, Showing.AWAY);

    assertThat(trend).hasToString("4--8");
  }

  @Test
  void shouldForgetAllBeforeALongSilence() {
    trend.add(1, Showing.SAD);
    trend.add(500_000, Showing.FEAR);

    assertThat(trend).hasToString("-".repeat(59) + "2");
  }

  @Test
  void shouldIgnoreASecondThatComesAgain() {
    trend.add(1, Showing.SAD);
    trend.add(1, Showing.HAPPY);
    trend.add(0, Showing.HAPPY);

    assertThat(trend).hasToString("4");
  }
}
