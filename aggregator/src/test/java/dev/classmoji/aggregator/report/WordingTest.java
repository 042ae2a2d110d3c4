package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({"0,0:00,0 s", "59,0:59,59 s", "60,1:00,1 min", "750,12:30,12 min 30 s"})
  void shouldTellTimesOfAShortLesson(long seconds, String clock, String duration) {
    assertThat(Wording.clock(seconds)).isEqualTo(clock);
    assertThat(Wording.duration(seconds)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"3600,1:00:00,1 h", "3723,1:02:03,1 h 2 min"})
  void shouldTellTimesOfALongOne(long seconds, String clock, String duration) {
    assertThat(Wording.clock(seconds)).isEqualTo(clock);
    assertThat(Wording.duration(seconds)).isEqualTo(duration);
  }

  @Test
  void shouldNotRoundAFewAwayToNone() {
    assertThat(Wording.percent(0.001)).isEqualTo("under 1 %");
    assertThat(Wording.percent(0)).isEqualTo("0 %");
    assertThat(Wording.percent(0.345)).isEqualTo("35 %");
  }

  @Test
  void shouldWriteNumbersForPeople() {
    assertThat(Wording.number(1_234_567)).isEqualTo("1,234,567");
    assertThat(Wording.decimal(4.04)).isEqualTo("4");
    assertThat(Wording.decimal(2.55)).isEqualTo("2.6");
    assertThat(Wording.millis(84.6)).isEqualTo("85 ms");
    assertThat(Wording.millis(2_340)).isEqualTo("2.3 s");
  }
}
