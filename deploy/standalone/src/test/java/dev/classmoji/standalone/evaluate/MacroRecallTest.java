package dev.classmoji.standalone.evaluate;

import static dev.classmoji.schemas.Showing.HAPPY;
import static dev.classmoji.schemas.Showing.SAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.classmoji.schemas.Showing;
import org.junit.jupiter.api.Test;

class MacroRecallTest {
  private final Confusion confusion = new Confusion();

  @Test
  void shouldHaveAnIntervalAsWideAsItsBinomials() {
    count(HAPPY, HAPPY, 300);
    count(HAPPY, SAD, 100);
    count(SAD, SAD, 50);
    count(SAD, HAPPY, 50);

    var recall = MacroRecall.of(confusion);

    // variance of the mean of two recalls: (.75 * .25 / 400 + .5 * .5 / 100) / 4
    double half = 1.96 * Math.sqrt((.75 * .25 / 400 + .25 / 100) / 4);
    assertThat(recall.mean()).isEqualTo(.625);
    assertThat(recall.interval().low()).isCloseTo(.625 - half, within(.006));
    assertThat(recall.interval().high()).isCloseTo(.625 + half, within(.006));
  }

  @Test
  void shouldBeTheSameEachTime() {
    count(HAPPY, HAPPY, 7);
    count(HAPPY, SAD, 5);

    assertThat(MacroRecall.of(confusion)).isEqualTo(MacroRecall.of(confusion));
  }

  private void count(Showing truth, Showing read, int times) {
    for (int i = 0; i < times; i++) {
      confusion.add(truth, read);
    }
  }
}
