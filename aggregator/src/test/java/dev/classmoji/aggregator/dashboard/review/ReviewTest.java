package dev.classmoji.aggregator.dashboard.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.report.Histories;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentFeedback;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final String SESSION = "math-7b~k3f9";
  private static final long STARTED = 1_750_000_000_000_000L;

  @Test
  void shouldTellEachSecondInColumns() {
    var review =
        review(
            List.of(
                student("S10", 1, Showing.HAPPY, 8_149),
                student("S10", 2, Showing.AWAY, 0),
                student("S02", 2, Showing.ANGRY, 9_951),
                second(0, Showing.NEUTRAL, null),
                second(2, Showing.ANGRY, STARTED + 2_040_000)));

    assertThat(review.seconds()).isEqualTo(3);
    assertThat(review.students())
        .containsExactly(
            new Track("S02", "--0", List.of(0, 0, 100)),
            new Track("S10", "-38", List.of(0, 81, 0)));
    assertThat(review.showing().get(Showing.NEUTRAL.ordinal())).containsExactly(1, 0, 0);
    assertThat(review.showing().get(Showing.ANGRY.ordinal())).containsExactly(0, 0, 1);
    assertThat(review.capturedAfterMillis()).containsExactly(-1L, -1L, 2_040L);
    assertThat(review.emoji()).containsOnlyKeys(Showing.ANGRY, Showing.HAPPY, Showing.AWAY);
    assertThat(review.details().startedAtMillis()).isEqualTo(STARTED / 1_000);
  }

  @Test
  void shouldNotBelieveInAClassOfMoreThanADay() {
    var review =
        review(
            List.of(
                student("S01", 0, Showing.HAPPY, 8_000),
                student("S01", 86_400, Showing.SAD, 8_000),
                second(0, Showing.HAPPY, null),
                second(86_400, Showing.SAD, null),
                second(Long.MAX_VALUE / 2, Showing.SAD, null)));

    assertThat(review.seconds()).isEqualTo(1);
    assertThat(review.students()).containsExactly(new Track("S01", "3", List.of(80)));
  }

  @Test
  void shouldBeEmptyWhereNothingIsKept() {
    var review = review(List.of());

    assertThat(review.seconds()).isZero();
    assertThat(review.students()).isEmpty();
    assertThat(review.showing()).hasSize(Showing.values().length).allMatch(List::isEmpty);
  }

  @Test
  void shouldLeadAStudentWhoTurnedOutToBeAnotherToThatOnesSeconds() {
    var session = SessionDescriptor.newBuilder(session()).setAliases(Map.of("S13", "S03")).build();
    var history =
        Histories.of(
            session,
            List.of(
                student("S03", 0, Showing.HAPPY, 8_000),
                student("S13", 0, Showing.SAD, 8_000),
                student("S03", 1, Showing.ANGRY, 8_000),
                second(0, Showing.HAPPY, null),
                second(1, Showing.ANGRY, null)));

    var own = OwnReview.of(session, history, "S13");

    assertThat(own).isEqualTo(OwnReview.of(session, history, "S03"));
    assertThat(own.track()).isEqualTo(new Track("S03", "30", List.of(80, 80)));
  }

  private static Review review(List<? extends SpecificRecord> log) {
    return Review.of(session(), Histories.of(session(), log));
  }

  private static SessionDescriptor session() {
    return SessionDescriptor.newBuilder()
        .setSession(SESSION)
        .setName("math-7b")
        .setRun("k3f9")
        .setState(SessionState.ABANDONED)
        .setSources(List.of())
        .setPartition(0)
        .setSamplesPerSecond(5)
        .setFirstOffset(0)
        .setStudents(2)
        .setStartedAtMicros(STARTED)
        .build();
  }

  private static StudentFeedback student(String id, long second, Showing showing, int confidence) {
    return StudentFeedback.newBuilder()
        .setSession(SESSION)
        .setStudent(id)
        .setSecond(second)
        .setMediaTimeMicros(1_000_000 * second)
        .setShowing(showing)
        .setEmoji("😄")
        .setConfidence(confidence)
        .setSinceMicros(0)
        .setProbabilities(List.of())
        .setLastSeenMicros(0)
        .setReadings(1)
        .build();
  }

  private static ClassFeedback second(long second, Showing showing, Long tickedAtMicros) {
    var counts = new Integer[] {0, 0, 0, 0, 0, 0, 0, 0, 0};
    counts[showing.ordinal()] = 1;
    return ClassFeedback.newBuilder()
        .setSession(SESSION)
        .setSecond(second)
        .setKnown(1)
        .setPresent(1)
        .setShowing(List.of(counts))
        .setRecent(List.of(counts))
        .setReadings(1)
        .setDuplicates(0)
        .setTickedAtMicros(tickedAtMicros)
        .build();
  }
}
