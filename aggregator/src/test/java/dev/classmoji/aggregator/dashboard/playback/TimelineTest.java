package dev.classmoji.aggregator.dashboard.playback;

import static dev.classmoji.aggregator.dashboard.board.Logs.MATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.aggregator.dashboard.board.Logs;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long SECOND = 1_000_000;

  @Test
  void shouldBringTheTopicsIntoTheOrderOfMediaTime() {
    // Given topics that were read one after the other
    var happy = Logs.feedback(MATH, "S01", null, Showing.HAPPY, 1);
    var sad = Logs.feedback(MATH, "S01", null, Showing.SAD, 5);
    var event = Logs.event(MATH, "S01", 5, Showing.SAD, 0);
    var first = Logs.tick(MATH, 1, 1);
    var second = Logs.tick(MATH, 2, 1);

    var timeline = timeline(happy, sad, event, first, second);

    assertThat(timeline.moments())
        .containsExactly(
            new Moment(SECOND, happy),
            new Moment(SECOND, first),
            new Moment(2 * SECOND, second),
            new Moment(5 * SECOND, sad),
            new Moment(5 * SECOND, event));
  }

  @Test
  void shouldKeepATopicsOrderWhereMediaTimeGoesBack() {
    // Given a change that a later tick found out, and told with the time of its cause
    var tick = Logs.feedback(MATH, "S01", 9L, Showing.HAPPY);
    var away = Logs.feedback(MATH, "S01", null, Showing.AWAY, 7);

    assertThat(timeline(tick, away).moments())
        .containsExactly(new Moment(9 * SECOND, tick), new Moment(9 * SECOND, away));
  }

  @Test
  void shouldForgetAStudentWhenTheRecordBeforeCame() {
    var later = Logs.feedback(MATH, "S13", 4L, Showing.HAPPY);
    var gone = Logs.tombstone(Topics.STUDENT_FEEDBACK, Keys.student(MATH, "S13"));
    var tick = Logs.tick(MATH, 3, 1);

    assertThat(timeline(later, gone, tick).moments())
        .containsExactly(
            new Moment(3 * SECOND, tick),
            new Moment(4 * SECOND, later),
            new Moment(4 * SECOND, gone));
  }

  @Test
  void shouldNotBringBackAStudentWhoTurnedOutToBeAnother() {
    // Given that compaction has left of S13 no more than the tombstone
    var gone = Logs.tombstone(Topics.STUDENT_FEEDBACK, Keys.student(MATH, "S13"));
    var event = Logs.event(MATH, "S13", 1, Showing.HAPPY, 0);
    var tick = Logs.tick(MATH, 2, 1);

    assertThat(timeline(gone, event, tick).moments())
        .extracting(Moment::entry)
        .containsExactly(gone, event, tick);
  }

  @Test
  void shouldStartWithTheFirstMomentThatIsKept() {
    assertThat(timeline(Logs.tick(MATH, 600, 1), Logs.tick(MATH, 601, 1)).startMicros())
        .isEqualTo(600 * SECOND);
  }

  @Test
  void shouldBeginAsASessionThatRunsAndEndAsItEnded() {
    var timeline = timeline(SessionState.ENDED);

    assertThat(timeline.beginning())
        .satisfies(entry -> assertThat(entry.key()).isEqualTo(MATH))
        .extracting(TimelineTest::state)
        .isEqualTo(SessionState.RUNNING);
    assertThat(((SessionDescriptor) timeline.ending().message()))
        .isEqualTo(descriptor(SessionState.ENDED));
  }

  @Test
  void shouldEndASessionWhoseEndNeverCameAsGivenUp() {
    assertThat(state(timeline(SessionState.RUNNING).ending())).isEqualTo(SessionState.ABANDONED);
    assertThat(state(timeline(SessionState.ABANDONED).ending())).isEqualTo(SessionState.ABANDONED);
  }

  @Test
  void shouldRefuseASessionOfWhichNothingIsKept() {
    assertThatThrownBy(() -> timeline()).hasMessage("nothing is kept of " + MATH);
  }

  private static Timeline timeline(SessionState state) {
    return Timeline.of(descriptor(state), List.of(), List.of(Logs.tick(MATH, 0, 1)));
  }

  private static Timeline timeline(Entry... entries) {
    return Timeline.of(descriptor(SessionState.ENDED), List.of(), Stream.of(entries).toList());
  }

  private static SessionDescriptor descriptor(SessionState state) {
    return (SessionDescriptor) Logs.descriptor(MATH, state, 1_000).message();
  }

  private static SessionState state(Entry entry) {
    return ((SessionDescriptor) entry.message()).getState();
  }
}
