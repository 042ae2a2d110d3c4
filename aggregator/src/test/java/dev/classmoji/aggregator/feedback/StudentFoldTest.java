package dev.classmoji.aggregator.feedback;

import static dev.classmoji.aggregator.feedback.Readings.clearly;
import static dev.classmoji.aggregator.feedback.Readings.reading;
import static dev.classmoji.aggregator.feedback.Readings.unclear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.classmoji.aggregator.feedback.Outcome.Changed;
import dev.classmoji.aggregator.feedback.Outcome.Duplicate;
import dev.classmoji.aggregator.feedback.Outcome.Unchanged;
import dev.classmoji.schemas.Showing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StudentFoldTest {
  private static final long SECOND = 1_000_000;

  private final StudentFold fold = new StudentFold(Readings.SETTINGS);

  @Test
  void shouldBeginWithTheFirstReading() {
    var outcome = fold.first(reading(3, clearly(Showing.HAPPY, 0.9)));

    assertThat(outcome).isInstanceOf(Changed.class);
    assertThat(((Changed) outcome).from()).isNull();
    assertThat(outcome.student().showing()).isEqualTo(Showing.HAPPY);
    assertThat(outcome.student().sequence()).isEqualTo(1);
    assertThat(outcome.student().confidence()).isEqualTo(9000);
  }

  @Test
  void shouldCountADuplicateAndDoNothingElse() {
    var before = student(10, Showing.HAPPY);

    var outcome = fold.read(before, reading(10, clearly(Showing.SAD, 1)));

    assertThat(outcome).isEqualTo(new Duplicate(before.countDuplicate()));
    assertThat(outcome.student().duplicates()).isEqualTo(1);
    assertThat(outcome.student().readings()).isEqualTo(before.readings());
  }

  @Test
  void shouldBeAwayAtATickTwoSecondsAfterTheLastReading() {
    var before = student(5, Showing.HAPPY);

    assertThat(fold.tick(before, 3 * SECOND - 1)).isEqualTo(new Unchanged(before));

    var away = fold.tick(before, 3 * SECOND);
    assertThat(away).isInstanceOf(Changed.class);
    assertThat(((Changed) away).from()).isEqualTo(Showing.HAPPY);
    assertThat(away.student().shown()).isEqualTo(Shown.from(Showing.AWAY, 3 * SECOND));
    assertThat(away.student().confidence()).isZero();
    assertThat(fold.tick(away.student(), 4 * SECOND)).isEqualTo(new Unchanged(away.student()));
  }

  @Test
  void shouldStartAfreshAfterAnAbsence() {
    var away = fold.tick(student(5, Showing.HAPPY), 3 * SECOND).student();

    var back = fold.read(away, reading(20, clearly(Showing.SAD, 0.8)));

    assertThat(back).isInstanceOf(Changed.class);
    assertThat(back.student().showing()).isEqualTo(Showing.SAD);
    assertThat(back.student().sighting().smoothed()).isEqualTo(clearly(Showing.SAD, 0.8));
  }

  @Test
  void shouldNotReturnFromAwayByTwoUnclearReadingsFarApart() {
    var away = fold.tick(student(5, Showing.HAPPY), 3 * SECOND).student();
    var glimpsed = fold.read(away, reading(20, unclear())).student();
    var lost = fold.tick(glimpsed, 6 * SECOND).student();

    assertThat(fold.read(lost, reading(100, unclear())).student().showing())
        .isEqualTo(Showing.AWAY);
  }

  @Test
  void shouldGiveTheBestProbabilityAsTheConfidenceOfUnsure() {
    var unsure = fold.first(reading(0, clearly(Showing.FEAR, 0.3))).student();

    assertThat(unsure.showing()).isEqualTo(Showing.UNSURE);
    assertThat(unsure.confidence()).isEqualTo(3000);
  }

  @Test
  void shouldKeepItsOwnStateButTheLatestSightingWhenItAbsorbsAnother() {
    var earlier = fold.tick(student(5, Showing.HAPPY), 3 * SECOND).student();
    var later = student(20, Showing.SAD).countDuplicate();

    var one = earlier.absorb(later);

    assertThat(one.shown()).isEqualTo(earlier.shown());
    assertThat(one.sequence()).isEqualTo(earlier.sequence());
    assertThat(one.frame()).isEqualTo(20);
    assertThat(one.sighting()).isEqualTo(later.sighting());
    assertThat(one.readings()).isEqualTo(2);
    assertThat(one.duplicates()).isEqualTo(1);
  }

  @Test
  void shouldRefuseToBeAwayAfterNoTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FeedbackSettings(
                    Readings.SETTINGS.smoothing(), Readings.SETTINGS.policy(), Duration.ZERO));
  }

  @Property
  void shouldGiveTheSameChangesHoweverASuffixIsSentAgain(
      @ForAll("courses") List<Probabilities> course,
      @ForAll @Size(max = 4) List<@DoubleRange(min = 0, max = 1) Double> crashes) {
    var once = new ArrayList<Reading>();
    for (int i = 0; i < course.size(); i++) {
      once.add(reading(i, course.get(i)));
    }

    var again = sentAgain(once, crashes);

    assertThat(changes(again)).isEqualTo(changes(once));
    var state = last(again);
    assertThat(state.readings()).isEqualTo(once.size());
    assertThat(state.duplicates()).isEqualTo(again.size() - once.size());
  }

  /** At least once: after a crash at some point the sender begins again at some earlier one. */
  private static List<Reading> sentAgain(List<Reading> once, List<Double> crashes) {
    var sent = new ArrayList<>(once);
    for (double crash : crashes) {
      int upTo = (int) (crash * sent.size());
      int from = (int) (crash * upTo);
      var suffix = List.copyOf(sent.subList(from, upTo));
      sent.addAll(upTo, suffix);
    }
    return sent;
  }

  private List<Shown> changes(List<Reading> readings) {
    var changes = new ArrayList<Shown>();
    StudentState state = null;
    for (var reading : readings) {
      var outcome = state == null ? fold.first(reading) : fold.read(state, reading);
      state = outcome.student();
      if (outcome instanceof Changed) {
        changes.add(state.shown());
      }
    }
    return changes;
  }

  private StudentState last(List<Reading> readings) {
    StudentState state = null;
    for (var reading : readings) {
      state = (state == null ? fold.first(reading) : fold.read(state, reading)).student();
    }
    return state;
  }

  private StudentState student(long frame, Showing showing) {
    return fold.first(reading(frame, clearly(showing, 0.9))).student();
  }

  @Provide
  Arbitrary<List<Probabilities>> courses() {
    return Readings.probabilities().list().ofMinSize(1).ofMaxSize(60);
  }
}
