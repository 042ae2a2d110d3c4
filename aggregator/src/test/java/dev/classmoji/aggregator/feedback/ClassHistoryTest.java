package dev.classmoji.aggregator.feedback;

import static dev.classmoji.aggregator.feedback.Readings.clearly;
import static dev.classmoji.aggregator.feedback.Readings.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.classmoji.schemas.Showing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassHistoryTest {
  private final StudentFold fold = new StudentFold(Readings.SETTINGS);
  private final StudentState happy = fold.first(reading(0, clearly(Showing.HAPPY, 0.9))).student();
  private final StudentState sad = fold.first(reading(0, clearly(Showing.SAD, 0.9))).student();
  private final StudentState away = fold.tick(happy, 2_000_000).student();

  @Test
  void shouldCountStudentsByWhatTheyShow() {
    var tally = Tally.of(List.of(happy, sad, happy, away));

    assertThat(tally.counts()).containsExactly(0, 0, 0, 2, 1, 0, 0, 0, 1);
    assertThat(tally.known()).isEqualTo(4);
    assertThat(tally.present()).isEqualTo(3);
  }

  @Test
  void shouldAddUpStudentSecondsOfTheLastFiveTicks() {
    var history = ClassHistory.EMPTY.then(Tally.of(List.of(sad, sad)));
    for (int second = 1; second <= 5; second++) {
      history = history.then(Tally.of(List.of(happy, away)));
    }

    assertThat(history.seconds()).hasSize(5);
    assertThat(history.recent().counts()).containsExactly(0, 0, 0, 5, 0, 0, 0, 0, 5);
  }

  @Test
  void shouldAddUpWhatThereIsAtTheBeginning() {
    assertThat(ClassHistory.EMPTY.recent()).isEqualTo(Tally.EMPTY);
    assertThat(ClassHistory.EMPTY.then(Tally.of(List.of(sad))).recent().counts())
        .containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0);
  }

  @Test
  void shouldRefuseIncompleteCountsAndEmojis() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(List.of(1, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Emojis(Map.of(Showing.HAPPY, "😄")))
        .withMessageContaining("ANGRY");
  }
}
