package dev.classmoji.aggregator.report;

import static dev.classmoji.aggregator.report.Scene.deadCrops;
import static dev.classmoji.aggregator.report.Scene.expression;
import static dev.classmoji.aggregator.report.Scene.feedback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Topics;
import org.junit.jupiter.api.Test;

class SessionFoldTest {
  private final SessionFold fold = new SessionFold();

  @Test
  void shouldCountEachReadingOnce() {
    fold.visit(expression("S01", 0, 1), 0);
    fold.visit(expression("S02", 0, 1), 0);
    fold.visit(expression("S01", 1, 1), 0);
    fold.visit(expression("S01", 0, 1), 0);
    fold.visit(expression("S01", 1, 1), 0);

    assertThat(fold.expressions().count()).isEqualTo(3);
    assertThat(fold.expressions().duplicates()).isEqualTo(2);
    assertThat(fold.expressions().inferenceMicros()).isEqualTo(5 * 4_000);
    assertThat(fold.expressions().captureToClassified().count()).isEqualTo(3);
  }

  @Test
  void shouldCountTheRecordsBehindDeadLettersOnce() {
    fold.visit(deadCrops(DeadLetterReason.INVALID, 4, 4), 0);
    fold.visit(deadCrops(DeadLetterReason.LOST, 10, 19), 0);
    fold.visit(deadCrops(DeadLetterReason.INVALID, 4, 4), 0);
    fold.visit(deadCrops(DeadLetterReason.LOST, 15, 24), 0);
    fold.visit(
        new DeadLetter(
            "aggregator",
            Topics.EXPRESSIONS.name(),
            0,
            3L,
            3L,
            DeadLetterReason.INVALID,
            "why",
            0L),
        0);

    assertThat(fold.deadLetters().byReason())
        .containsEntry(DeadLetterReason.INVALID, 2L)
        .containsEntry(DeadLetterReason.LOST, 15L);
    assertThat(fold.deadLetters().crops()).isEqualTo(16);
    assertThat(fold.deadLetters().lostCrops()).isEqualTo(15);
  }

  @Test
  void shouldKeepStudentsInNumericOrder() {
    for (var student : new String[] {"S100", "S10", "S02", "S99"}) {
      fold.visit(feedback(student, 0L, Showing.HAPPY, null), 0);
    }

    assertThat(fold.students().keySet()).containsExactly("S02", "S10", "S99", "S100");
  }

  @Test
  void shouldKeepOneStateASecondAndLeaveOutThoseBetween() {
    fold.visit(feedback("S01", 0L, Showing.HAPPY, null), 0);
    fold.visit(feedback("S01", null, Showing.SAD, null), 0);
    fold.visit(feedback("S01", 1L, Showing.AWAY, null), 0);
    fold.visit(feedback("S01", 1L, Showing.HAPPY, null), 0);

    var seconds = fold.students().get("S01");
    assertThat(seconds.size()).isEqualTo(2);
    assertThat(seconds.showing(0)).isEqualTo(Showing.HAPPY);
    assertThat(seconds.showing(1)).isEqualTo(Showing.AWAY);
    assertThat(fold.emoji()).containsOnlyKeys(Showing.HAPPY, Showing.AWAY);
  }

  @Test
  void shouldGrowWithTheSession() {
    for (long second = 0; second < 1_000; second++) {
      fold.visit(feedback("S01", second, Showing.HAPPY, null), second);
    }

    var seconds = fold.students().get("S01");
    assertThat(seconds.size()).isEqualTo(1_000);
    assertThat(seconds.second(999)).isEqualTo(999);
    assertThat(seconds.confidence(999)).isEqualTo(8_123);
    assertThat(fold.lastAppendedAtMillis()).isEqualTo(999);
  }
}
