package dev.classmoji.aggregator.topology;

import static dev.classmoji.aggregator.topology.Classroom.expression;
import static dev.classmoji.aggregator.topology.Classroom.started;
import static dev.classmoji.aggregator.topology.Classroom.tick;
import static dev.classmoji.schemas.Showing.AWAY;
import static dev.classmoji.schemas.Showing.HAPPY;
import static dev.classmoji.schemas.Showing.SAD;
import static dev.classmoji.schemas.Showing.UNSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.classmoji.aggregator.feedback.Readings;
import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.SourceSignal;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Tick;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedbackTopologyTest {
  private static final String SESSION = "math-7b~k3f9";

  private final Classroom classroom = new Classroom();

  @AfterEach
  void close() {
    classroom.close();
  }

  @Test
  void shouldTellTheFirstEmojiOfAStudent() {
    classroom.send(started(SESSION));

    classroom.send(expression(SESSION, "S01", 3, HAPPY));

    assertThat(classroom.events())
        .containsExactly(
            new EmojiEvent(
                SESSION, "S01", 1L, null, HAPPY, ":HAPPY:", 9400, 600_000L, 3L, 10_003L, 15_003L,
                20_003L));
    assertThat(classroom.feedback())
        .containsExactly(
            new StudentFeedback(
                SESSION,
                "S01",
                null,
                600_000L,
                HAPPY,
                ":HAPPY:",
                9400,
                600_000L,
                List.of(100, 100, 100, 9400, 100, 100, 100),
                600_000L,
                1L,
                new Box(1f, 2f, 3f, 4f)));
    assertThat(classroom.student(SESSION, "S01").frame()).isEqualTo(3);
  }

  @Test
  void shouldTellAChangeWithinASecondAndAHalf() {
    classroom.send(started(SESSION));
    see("S01", 0, 20, HAPPY);
    classroom.events();

    see("S01", 21, 40, SAD);

    var events = classroom.events();
    assertThat(events).hasSize(1);
    var change = events.get(0);
    assertThat(change.getSequence()).isEqualTo(2);
    assertThat(change.getFrom()).isEqualTo(HAPPY);
    assertThat(change.getTo()).isEqualTo(SAD);
    assertThat(change.getSinceMicros() - 20 * Readings.STEP_MICROS).isLessThan(1_500_000);
    assertThat(change.getSinceMicros()).isEqualTo(change.getFrame() * Readings.STEP_MICROS);
  }

  @Test
  void shouldTellAwayAtATickAndTheReturnAtOnce() {
    classroom.send(started(SESSION));
    see("S01", 0, 5, HAPPY);
    classroom.send(List.of(tick(SESSION, 1), tick(SESSION, 2)));
    classroom.events();
    classroom.feedback();

    classroom.send(tick(SESSION, 3));

    assertThat(classroom.events())
        .containsExactly(
            new EmojiEvent(
                SESSION, "S01", 2L, HAPPY, AWAY, ":AWAY:", 0, 3_000_000L, null, null, null, null));
    assertThat(classroom.feedback())
        .containsExactly(
            new StudentFeedback(
                SESSION,
                "S01",
                3L,
                3_000_000L,
                AWAY,
                ":AWAY:",
                0,
                3_000_000L,
                List.of(0, 0, 0, 0, 0, 0, 0),
                1_000_000L,
                6L,
                null));

    classroom.send(expression(SESSION, "S01", 17, SAD));

    assertThat(classroom.events())
        .extracting(EmojiEvent::getFrom, EmojiEvent::getTo, EmojiEvent::getSequence)
        .containsExactly(tuple(AWAY, SAD, 3L));
  }

  @Test
  void shouldTellThatNothingIsClear() {
    classroom.send(started(SESSION));
    see("S01", 0, 5, HAPPY);
    classroom.events();

    for (int frame = 6; frame < 30; frame++) {
      classroom.send(expression(SESSION, "S01", frame, Readings.unclear()));
    }

    var events = classroom.events();
    assertThat(events).extracting(EmojiEvent::getTo).containsExactly(UNSURE);
    assertThat(events.get(0).getConfidence()).isBetween(1429, 3499);
  }

  @Test
  void shouldTellEachStudentAndTheClassAtEachTick() {
    classroom.send(
        List.of(
            started(SESSION),
            expression(SESSION, "S02", 0, SAD),
            expression(SESSION, "S01", 0, HAPPY),
            tick(SESSION, 0),
            expression(SESSION, "S02", 5, SAD),
            tick(SESSION, 1),
            expression(SESSION, "S02", 10, SAD),
            tick(SESSION, 2)));

    assertThat(classroom.feedback().stream().filter(state -> state.getSecond() != null))
        .extracting(
            StudentFeedback::getSecond, StudentFeedback::getStudent, StudentFeedback::getShowing)
        .containsExactly(
            tuple(0L, "S01", HAPPY),
            tuple(0L, "S02", SAD),
            tuple(1L, "S01", HAPPY),
            tuple(1L, "S02", SAD),
            tuple(2L, "S01", AWAY),
            tuple(2L, "S02", SAD));
    assertThat(classroom.classFeedback())
        .last()
        .isEqualTo(
            new ClassFeedback(
                SESSION,
                2L,
                2,
                1,
                List.of(0, 0, 0, 0, 1, 0, 0, 0, 1),
                List.of(0, 0, 0, 2, 3, 0, 0, 0, 1),
                4L,
                0L,
                List.of(),
                2_000L));
  }

  @Test
  void shouldTellHowLiveSourcesAreDoing() {
    var cut =
        new SourceReport(
            "v1", SourceSignal.WAITING, "the sender has gone", 0f, 5f, List.of(9L), List.of());
    var tick = Tick.newBuilder(tick(SESSION, 0)).setSources(List.of(cut)).build();

    classroom.send(List.of(started(SESSION), tick, tick(SESSION, 1)));

    assertThat(classroom.classFeedback())
        .extracting(ClassFeedback::getSources)
        .containsExactly(List.of(cut), List.of());
  }

  @Test
  void shouldIgnoreDuplicatesButCountThem() {
    var beginning =
        List.of(
            started(SESSION),
            expression(SESSION, "S01", 0, HAPPY),
            tick(SESSION, 0),
            expression(SESSION, "S01", 1, HAPPY));
    classroom.send(beginning);
    var state = classroom.student(SESSION, "S01");
    classroom.events();
    classroom.feedback();
    classroom.classFeedback();
    classroom.descriptors();

    classroom.send(beginning);

    assertThat(classroom.events()).isEmpty();
    assertThat(classroom.feedback()).isEmpty();
    assertThat(classroom.classFeedback()).isEmpty();
    assertThat(classroom.descriptors()).isEmpty();
    assertThat(classroom.student(SESSION, "S01").shown()).isEqualTo(state.shown());
    assertThat(classroom.student(SESSION, "S01").sighting()).isEqualTo(state.sighting());

    classroom.send(tick(SESSION, 1));
    assertThat(classroom.classFeedback())
        .extracting(ClassFeedback::getReadings, ClassFeedback::getDuplicates)
        .containsExactly(tuple(2L, 2L));
  }

  private void see(String student, int from, int to, Showing showing) {
    for (int frame = from; frame <= to; frame++) {
      classroom.send(expression(SESSION, student, frame, showing));
    }
  }
}
