package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochMicrosTest {

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:00.000001Z, 1",
    "1970-01-01T00:00:00.000999Z, 999",
    "2026-11-23T16:40:04.123456Z, 1795452004123456",
    "1969-12-31T23:59:59.999999Z, -1",
    "1969-12-31T23:59:58.500Z, -1500000",
    "9999-12-31T23:59:59Z, 253402300799000000"
  })
  void shouldCountMicrosecondsFromTheEpochAndBack(String text, long micros) {
    assertThat(EpochMicros.of(Instant.parse(text))).isEqualTo(micros);
    assertThat(EpochMicros.instant(micros)).isEqualTo(text);
    assertThat(EpochMicros.utc(micros)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00.000001999Z, 1",
    "1969-12-31T23:59:59.999999001Z, -1",
    "1969-12-31T23:59:59.999998999Z, -2"
  })
  void shouldNameTheMicrosecondInWhichAMomentLies(String text, long micros) {
    assertThat(EpochMicros.of(Instant.parse(text))).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {-9_000_000_000_000_000_000L, -1_000_001, -999, 0, 999, 1_000_001, Long.MAX_VALUE})
  void shouldGiveBackWhatItWasGiven(long micros) {
    assertThat(EpochMicros.of(EpochMicros.instant(micros))).isEqualTo(micros);
  }

  @Test
  void shouldSayNothingOfWhatIsNotKnown() {
    assertThat(EpochMicros.utc(null)).isNull();
  }

  @Test
  void shouldNotWrapAround() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> EpochMicros.of(Instant.MAX));
  }
}
