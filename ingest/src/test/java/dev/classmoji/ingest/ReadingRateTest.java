package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingRateTest {
  private final ReadingRate rate = new ReadingRate();

  @Test
  void shouldBeNothingBeforeTheFirstSecondIsOver() {
    rate.read();

    assertThat(rate.perSecond()).isZero();
  }

  @Test
  void shouldBeTheMeanOfAsManySecondsAsThereWere() {
    second(4);
    second(5);

    assertThat(rate.perSecond()).isEqualTo(4.5f);
  }

  @Test
  void shouldForgetWhatIsLongerAgoThanFiveSeconds() {
    IntStream.of(50, 1, 2, 3, 4, 5).forEach(this::second);

    assertThat(rate.perSecond()).isEqualTo(3f);
  }

  @Test
  void shouldForgetWhatWasBeforeAnAbsence() {
    second(50);
    rate.reset();
    second(4);

    assertThat(rate.perSecond()).isEqualTo(4f);
  }

  private void second(int pictures) {
    IntStream.range(0, pictures).forEach(picture -> rate.read());
    rate.second();
  }
}
