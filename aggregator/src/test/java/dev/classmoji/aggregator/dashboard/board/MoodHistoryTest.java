package dev.classmoji.aggregator.dashboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MoodHistoryTest {
  private final MoodHistory mood = new MoodHistory();

  @Test
  void shouldGiveEachSecondAColumnAtFirst() {
    add(0, 3);
    add(1, 5);

    assertThat(mood.since(0)).isEqualTo(new MoodView(1, 0, List.of(column(1, 3), column(1, 5))));
  }

  @Test
  void shouldTellOnlyTheColumnsThatChanged() {
    add(0, 3);
    add(1, 5);
    add(2, 4);

    assertThat(mood.since(2)).isEqualTo(new MoodView(1, 2, List.of(column(1, 4))));
    assertThat(mood.since(3)).isNull();
  }

  @Test
  void shouldTellAllColumnsOnceTheyHaveBecomeWider() {
    for (int second = 0; second <= MoodHistory.MOST_COLUMNS; second++) {
      add(second, 1);
    }

    var wider = mood.since(MoodHistory.MOST_COLUMNS);

    assertThat(wider.secondsPerColumn()).isEqualTo(2);
    assertThat(wider.from()).isZero();
    assertThat(wider.columns())
        .hasSize(MoodHistory.MOST_COLUMNS / 2 + 1)
        .startsWith(column(2, 2))
        .endsWith(column(1, 1));
  }

  @Test
  void shouldLeaveSecondsEmptyOfWhichNothingWasHeard() {
    add(2, 4);

    assertThat(mood.since(0).columns()).containsExactly(List.of(), List.of(), column(1, 4));
  }

  @Property(tries = 50)
  void shouldLoseNoSecondAndStayBounded(@ForAll @IntRange(min = 1, max = 20_000) int seconds) {
    var history = new MoodHistory();
    for (int second = 0; second < seconds; second++) {
      history.add(second(second, 2), second + 1);
    }

    var columns = history.since(0).columns();

    assertThat(columns).hasSizeLessThanOrEqualTo(MoodHistory.MOST_COLUMNS);
    assertThat(columns.stream().mapToInt(column -> column.get(0)).sum()).isEqualTo(seconds);
    assertThat(columns.stream().mapToInt(column -> column.get(1)).sum()).isEqualTo(2 * seconds);
  }

  private void add(long second, int angry) {
    mood.add(second(second, angry), second + 1);
  }

  private static ClassSecond second(long second, int angry) {
    return new ClassSecond(second, 9, 9, List.of(angry, 0, 0, 0, 0, 0, 0, 0, 0), List.of());
  }

  private static List<Integer> column(int seconds, int angry) {
    return List.of(seconds, angry, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
