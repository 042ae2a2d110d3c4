package dev.classmoji.standalone.evaluate;

import static dev.classmoji.schemas.Showing.ANGRY;
import static dev.classmoji.schemas.Showing.HAPPY;
import static dev.classmoji.schemas.Showing.SAD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExamplesTest {
  private final Examples examples = new Examples(2);

  @Test
  void shouldKeepTheSurestOfEachClassRightAndWrong() {
    for (int units : new int[] {6000, 9000, 7000, 8000}) {
      examples.accept(Readings.of(HAPPY, HAPPY, units));
      examples.accept(Readings.of(HAPPY, SAD, units - 100));
    }
    examples.accept(Readings.of(ANGRY, HAPPY, 9900));

    assertThat(examples.right(HAPPY)).extracting(Reading::confidence).containsExactly(9000, 8000);
    assertThat(examples.wrong(HAPPY)).extracting(Reading::confidence).containsExactly(8900, 7900);
    assertThat(examples.wrong(ANGRY)).extracting(Reading::answer).containsExactly(HAPPY);
    assertThat(examples.right(ANGRY)).isEmpty();
  }

  @Test
  void shouldKeepTheFirstOfEquallySureOnes() {
    for (var file : new String[] {"a", "b", "c"}) {
      examples.accept(Readings.of(file, HAPPY, HAPPY, 9000));
    }

    assertThat(examples.right(HAPPY))
        .extracting(reading -> reading.image().file())
        .containsExactly("a", "b");
  }
}
