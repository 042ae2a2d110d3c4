package dev.classmoji.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {
  private static final Labels LABELS = Labels.parse(TinyOnnx.LABELS);

  @Test
  void shouldRoundToTheNearestUnit() {
    assertThat(quantise(0.00004f, 0.00006f, 0.25f, 0.3f, 0.4499f, 0f, 0f))
        .containsExactly(0, 1, 2_500, 3_000, 4_499, 0, 0);
  }

  @Test
  void shouldReadTheRowThatIsAskedFor() {
    var rows = FloatBuffer.wrap(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5f, 0.5f, 0, 0});

    assertThat(Probabilities.quantise(rows, 1, LABELS))
        .containsExactly(0, 0, 0, 5_000, 5_000, 0, 0);
  }

  @Test
  void shouldRefuseNumbersThatAreNoProbabilities() {
    assertRefused("the model answered NaN for a probability", 0, Float.NaN, 0, 0, 0, 0, 1);
    assertRefused("the model answered -0.5 for a probability", 1.5f - 1, -0.5f, 0, 0, 0, 0, 1);
    assertRefused("the model answered 2.0 for a probability", 2, 0, 0, 0, 0, 0, 0);
    assertRefused("the model's probabilities add up to 0.500, not 1", 0.5f, 0, 0, 0, 0, 0, 0);
  }

  private static void assertRefused(String why, float... row) {
    assertThatThrownBy(() -> quantise(row)).isInstanceOf(ModelException.class).hasMessage(why);
  }

  private static int[] quantise(float... row) {
    return Probabilities.quantise(FloatBuffer.wrap(row), 0, LABELS);
  }
}
