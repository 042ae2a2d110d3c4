package dev.classmoji.standalone.evaluate;

import static dev.classmoji.schemas.Showing.ANGRY;
import static dev.classmoji.schemas.Showing.DISGUST;
import static dev.classmoji.schemas.Showing.HAPPY;
import static dev.classmoji.schemas.Showing.SAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six readings, few enough to work all figures out by hand. */
class TallyTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private final Tally tally = new Tally();

  @BeforeEach
  void read() {
    tally.accept(Readings.of(HAPPY, HAPPY, 9000));
    tally.accept(Readings.of(HAPPY, HAPPY, 8000));
    tally.accept(Readings.of(HAPPY, HAPPY, 6000));
    tally.accept(Readings.of(HAPPY, ANGRY, 7000));
    tally.accept(Readings.of(SAD, HAPPY, 8000)); // 2,000 for sad, the next class
    tally.accept(Readings.of(ANGRY, ANGRY, 10_000));
  }

  @Test
  void shouldCountWhatWasReadAsWhat() {
    var confusion = metrics().confusion();

    assertThat(confusion.count(HAPPY, HAPPY)).isEqualTo(3);
    assertThat(confusion.count(HAPPY, ANGRY)).isEqualTo(1);
    assertThat(confusion.count(SAD, HAPPY)).isEqualTo(1);
    assertThat(confusion.count(ANGRY, HAPPY)).isZero();
    assertThat(confusion.total()).isEqualTo(6);
  }

  @Test
  void shouldShareTheRightOnesOut() {
    assertThat(metrics().images()).isEqualTo(6);
    assertThat(metrics().accuracy()).isEqualTo(4 / 6.0);
    assertThat(metrics().accuracyInterval()).isEqualTo(Interval.wilson(4, 6));
  }

  @Test
  void shouldGiveEachClassItsPrecisionAndRecall() {
    var happy = metrics().perClass().get("happy");
    var angry = metrics().perClass().get("angry");

    assertThat(happy.precision()).isEqualTo(3 / 4.0);
    assertThat(happy.recall()).isEqualTo(3 / 4.0);
    assertThat(happy.f1()).isEqualTo(3 / 4.0);
    assertThat(happy.support()).isEqualTo(4);
    assertThat(angry.precision()).isEqualTo(1 / 2.0);
    assertThat(angry.recall()).isEqualTo(1);
    assertThat(angry.f1()).isCloseTo(2 / 3.0, EXACT);
    assertThat(angry.recallInterval()).isEqualTo(Interval.wilson(1, 1));
    assertThat(angry.precisionInterval()).isEqualTo(Interval.wilson(1, 2));
  }

  @Test
  void shouldNotLetAClassWithoutImagesWeigh() {
    var disgust = metrics().perClass().get("disgust");

    assertThat(disgust.support()).isZero();
    assertThat(disgust.recallInterval()).isEqualTo(new Interval(0, 1));
    // angry 1, happy 3/4, sad 0
    assertThat(metrics().macroRecall()).isCloseTo((1 + 0.75 + 0) / 3, EXACT);
    assertThat(metrics().perClass()).containsKey(ClassNames.name(DISGUST)).hasSize(7);
  }

  @Test
  void shouldTakeTheLikelihoodOfTheTruth() {
    // the happy one read as angry had no chance that survived rounding: half a unit
    double expected =
        -(Math.log(.9) + Math.log(.8) + Math.log(.6) + Math.log(.00005) + Math.log(.2)) / 6;

    assertThat(metrics().loss()).isCloseTo(expected, EXACT);
    assertThat(metrics().lossInterval().low()).isLessThan(expected);
    assertThat(metrics().lossInterval().high()).isGreaterThan(expected);
  }

  @Test
  void shouldMeasureHowFarConfidenceIsFromAccuracy() {
    // bins of 1/15: .6 alone (9), .7 alone (10), .8 twice, one of them right (12), .9 (13), 1 (14)
    double expected = (.4 + .7 + Math.abs(1.6 - 1) + .1 + 0) / 6;

    assertThat(metrics().ece()).isCloseTo(expected, EXACT);
    assertThat(metrics().calibration().get(12).images()).isEqualTo(2);
    assertThat(metrics().calibration().get(12).accuracy()).isEqualTo(.5);
    assertThat(metrics().calibration().get(14).images()).isEqualTo(1);
    assertThat(metrics().calibration()).hasSize(15);
  }

  private Metrics metrics() {
    return tally.metrics(null);
  }
}
