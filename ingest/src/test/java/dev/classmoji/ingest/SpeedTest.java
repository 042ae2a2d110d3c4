package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

  @Test
  void shouldReadNumbersAndMax() {
    assertThat(Speed.parse("1")).isEqualTo(Speed.REAL_TIME);
    assertThat(Speed.parse("2.5").factor()).isEqualTo(2.5);
    assertThat(Speed.parse("4x").factor()).isEqualTo(4);
    assertThat(Speed.parse("max")).isEqualTo(Speed.MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "fast", "", "NaN", "Infinity", "xx"})
  void shouldRefuseWhatIsNoSpeed(String text) {
    assertThatThrownBy(() -> Speed.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is no speed");
  }
}
