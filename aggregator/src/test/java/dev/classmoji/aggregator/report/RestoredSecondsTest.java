package dev.classmoji.aggregator.report;

import static dev.classmoji.aggregator.report.Scene.changed;
import static dev.classmoji.aggregator.report.Scene.classFeedback;
import static dev.classmoji.aggregator.report.Scene.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentFeedback;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A student is happy from 1.4 s on and away from 3 s on; the class has six seconds. */
class RestoredSecondsTest {
  private final SessionFold fold = new SessionFold();

  @BeforeEach
  void givenWhatIsKeptForLonger() {
    fold.visit(changed("S01", 1, null, Showing.HAPPY), 0);
    fold.visit(left("S01", 2, Showing.HAPPY), 0);
    for (int second = 0; second < 6; second++) {
      fold.visit(classFeedback(second, 0, 0, 0, 1, 0, 0, 0, 0, 0), 0);
    }
  }

  @Test
  void shouldMakeAgainWhatCompactionTook() {
    fold.visit(feedback(5L, 5), 0);

    fold.restoreSeconds();

    assertThat(rows()).isEqualTo("2 HAPPY, 3 AWAY, 4 AWAY, 5 NEUTRAL");
    assertThat(fold.restoredSeconds()).isEqualTo(3);
  }

  @Test
  void shouldTakeAChangeBetweenSecondsForTheFirstThatIsKept() {
    fold.visit(feedback(null, 4), 0);

    fold.restoreSeconds();

    assertThat(rows()).isEqualTo("2 HAPPY, 3 AWAY");
  }

  @Test
  void shouldMakeNothingWhereNothingIsMissing() {
    fold.visit(feedback(2L, 2), 0);

    fold.restoreSeconds();

    assertThat(rows()).isEqualTo("2 NEUTRAL");
    assertThat(fold.restoredSeconds()).isZero();
  }

  @Test
  void shouldLeaveOutWhoTurnedOutToBeAnother() {
    fold.restoreSeconds();

    assertThat(fold.students()).isEmpty();
  }

  private static StudentFeedback feedback(Long second, int mediaSeconds) {
    return StudentFeedback.newBuilder(Scene.feedback("S01", second, Showing.NEUTRAL, null))
        .setMediaTimeMicros(1_000_000L * mediaSeconds)
        .build();
  }

  private String rows() {
    var seconds = fold.students().get("S01");
    return IntStream.range(0, seconds.size())
        .mapToObj(row -> seconds.second(row) + " " + seconds.showing(row))
        .collect(Collectors.joining(", "));
  }
}
