package dev.classmoji.aggregator.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.classmoji.schemas.Showing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

  @Test
  void shouldNameTheLikeliestExpression() {
    assertThat(Probabilities.of(0.1, 0, 0.2, 0.4, 0.1, 0.1, 0.1).best()).isEqualTo(Showing.HAPPY);
  }

  @Test
  void shouldNameTheFirstOfSeveralLikeliest() {
    assertThat(Probabilities.of(0, 0.5, 0, 0, 0, 0, 0.5).best()).isEqualTo(Showing.DISGUST);
  }

  @Test
  void shouldReadAndWriteTenThousandths() {
    var parts = List.of(9000, 0, 1, 333, 666, 0, 0);

    assertThat(Probabilities.ofTenThousandths(parts).tenThousandths()).isEqualTo(parts);
  }

  @Test
  void shouldRefuseWhatAreNoSevenProbabilities() {
    assertThatIllegalArgumentException().isThrownBy(() -> Probabilities.of(1, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Probabilities.of(Double.NaN, 0, 0, 0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Probabilities.of(-0.1, 0, 0, 0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Probabilities.of(1.1, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void shouldNotChangeWithTheArrayItWasMadeOf() {
    double[] values = {1, 0, 0, 0, 0, 0, 0};
    var probabilities = Probabilities.of(values);

    values[0] = 0;
    probabilities.toArray()[0] = 0;

    assertThat(probabilities.of(Showing.ANGRY)).isEqualTo(1);
  }
}
