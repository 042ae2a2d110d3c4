package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {

  @Property
  void shouldPutEverySecondIntoItsColumn(@ForAll @IntRange(min = 1, max = 400_000) int seconds) {
    var scale = TimeScale.of(seconds);

    assertThat(scale.columns()).isBetween(1, TimeScale.MAX_COLUMNS);
    assertThat(scale.columnOf(0)).isZero();
    assertThat(scale.columnOf(seconds - 1)).isEqualTo(scale.columns() - 1);
    assertThat(scale.x(0)).isZero();
    assertThat(scale.x(scale.columns())).isEqualTo(TimeScale.WIDTH);
  }

  @ParameterizedTest
  @CsvSource({"10,1", "480,1", "481,2", "3600,10", "7200,15"})
  void shouldWidenColumnsOnlyWhereASessionIsLong(int seconds, int columnSeconds) {
    assertThat(TimeScale.of(seconds).columnSeconds()).isEqualTo(columnSeconds);
  }

  @Test
  void shouldLabelRoundTimes() {
    assertThat(TimeScale.of(7_200).labels())
        .extracting(TimeScale.Label::text)
        .containsExactly("0:00", "30:00", "1:00:00", "1:30:00");
    assertThat(TimeScale.of(40).labels()).contains(new TimeScale.Label("0:10", "25")).hasSize(4);
  }

  @Test
  void shouldCopeWithNothing() {
    assertThat(TimeScale.of(0).columns()).isEqualTo(1);
  }
}
