package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Showing;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoodChartTest {
  private static final List<Showing> SHOWN = List.of(Showing.HAPPY, Showing.NEUTRAL);

  @Test
  void shouldStackTheStatesUpToAllStudents() {
    var chart = MoodChart.of(List.of(second(0, 1, 3), second(1, 3, 1)), SHOWN, new TimeScale(2, 1));

    assertThat(chart.areas())
        .containsExactly(
            new MoodChart.Area(
                "happy",
                "looks happy",
                "M0 195L250 195L750 65L1000 65L1000 260L750 260L250 260L0 260Z"),
            new MoodChart.Area(
                "neutral",
                "looks neutral",
                "M0 0L250 0L750 0L1000 0L1000 65L750 65L250 195L0 195Z"));
  }

  @Test
  void shouldTellTheSameAsATable() {
    var chart =
        MoodChart.of(
            List.of(second(0, 1, 3), second(1, 2, 2), second(2, 4, 0)), SHOWN, new TimeScale(3, 2));

    assertThat(chart.rows())
        .containsExactly(
            new MoodChart.Row("0:00", "4", List.of("1.5", "2.5")),
            new MoodChart.Row("0:02", "4", List.of("4", "0")));
  }

  @Test
  void shouldLabelAtMostAHandfulOfLevels() {
    var few = MoodChart.of(List.of(second(0, 1, 2)), SHOWN, new TimeScale(1, 1));
    var many = MoodChart.of(List.of(second(0, 30, 29)), SHOWN, new TimeScale(1, 1));

    assertThat(few.levels()).extracting(MoodChart.Level::students).containsExactly(3, 2, 1, 0);
    assertThat(many.levels()).extracting(MoodChart.Level::students).contains(59).hasSize(4);
  }

  private static ClassSecond second(long second, int happy, int neutral) {
    return ClassSecond.of(Scene.classFeedback(second, 0, 0, 0, happy, 0, 0, neutral, 0, 0));
  }
}
