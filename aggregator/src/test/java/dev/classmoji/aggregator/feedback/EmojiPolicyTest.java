package dev.classmoji.aggregator.feedback;

import static dev.classmoji.aggregator.feedback.Readings.clearly;
import static dev.classmoji.aggregator.feedback.Readings.unclear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.classmoji.schemas.Showing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmojiPolicyTest {
  private static final long SECOND = 1_000_000;

  private final EmojiPolicy policy = new EmojiPolicy(Readings.SETTINGS.policy());
  private final Shown happy = Shown.from(Showing.HAPPY, 0);

  @Test
  void shouldShowTheFirstClearReadingAtOnce() {
    assertThat(policy.first(clearly(Showing.SAD, 0.4), SECOND))
        .isEqualTo(Shown.from(Showing.SAD, SECOND));
  }

  @Test
  void shouldBeginUnsureIfTheFirstReadingIsUnclear() {
    assertThat(policy.first(clearly(Showing.SAD, 0.39), SECOND).showing())
        .isEqualTo(Showing.UNSURE);
  }

  @Test
  void shouldChangeOnceAnotherExpressionHasLedThroughoutTheHold() {
    var challenged = policy.decide(happy, clearly(Showing.SAD, 0.9), 5 * SECOND);
    var stillHappy = policy.decide(challenged, clearly(Showing.SAD, 0.9), 5 * SECOND + 349_999);
    var sad = policy.decide(stillHappy, clearly(Showing.SAD, 0.9), 5 * SECOND + 350_000);

    assertThat(challenged.showing()).isEqualTo(Showing.HAPPY);
    assertThat(stillHappy.showing()).isEqualTo(Showing.HAPPY);
    assertThat(sad).isEqualTo(Shown.from(Showing.SAD, 5 * SECOND + 350_000));
  }

  @Test
  void shouldBeginTheHoldAgainWhenTheLeadIsLost() {
    var challenged = policy.decide(happy, clearly(Showing.SAD, 0.9), 5 * SECOND);
    var recovered = policy.decide(challenged, clearly(Showing.HAPPY, 0.9), 5 * SECOND + 200_000);
    var again = policy.decide(recovered, clearly(Showing.SAD, 0.9), 5 * SECOND + 400_000);

    assertThat(recovered).isEqualTo(happy);
    assertThat(again.showing()).isEqualTo(Showing.HAPPY);
  }

  @Test
  void shouldBeginTheHoldAgainWhenAnotherExpressionTakesTheLead() {
    var sad = policy.decide(happy, clearly(Showing.SAD, 0.9), 5 * SECOND);
    var fear = policy.decide(sad, clearly(Showing.FEAR, 0.9), 5 * SECOND + 400_000);

    assertThat(fear.showing()).isEqualTo(Showing.HAPPY);
    assertThat(fear.contender()).isEqualTo(new Shown.Contender(Showing.FEAR, 5 * SECOND + 400_000));
  }

  @Test
  void shouldIgnoreALeadWithinTheMargin() {
    var close = Probabilities.of(0, 0, 0, 0.47, 0.51, 0, 0.02);

    assertThat(policy.decide(happy, close, 5 * SECOND)).isEqualTo(happy);
  }

  @Test
  void shouldKeepAStateForTheMinimumDwell() {
    var challenged = policy.decide(happy, clearly(Showing.SAD, 0.9), SECOND / 5);
    var held = policy.decide(challenged, clearly(Showing.SAD, 0.9), SECOND - 1);
    var dwelt = policy.decide(held, clearly(Showing.SAD, 0.9), SECOND);

    assertThat(held.showing()).isEqualTo(Showing.HAPPY);
    assertThat(dwelt.showing()).isEqualTo(Showing.SAD);
  }

  @Test
  void shouldBecomeUnsureBelowOneThresholdAndSureFromAnother() {
    var between = clearly(Showing.SAD, 0.37);
    var unsure = Shown.from(Showing.UNSURE, 0);
    var sad = Shown.from(Showing.SAD, 0);

    assertThat(policy.decide(sad, between, 5 * SECOND)).isEqualTo(sad);
    assertThat(policy.decide(unsure, between, 5 * SECOND)).isEqualTo(unsure);
    assertThat(settled(sad, clearly(Showing.SAD, 0.34)).showing()).isEqualTo(Showing.UNSURE);
    assertThat(settled(unsure, clearly(Showing.SAD, 0.4)).showing()).isEqualTo(Showing.SAD);
  }

  @Test
  void shouldReturnFromAwayAtTheFirstConvincingReading() {
    var away = policy.away(happy, 5 * SECOND);
    var unconvinced = policy.decide(away, unclear(), 5 * SECOND + 100_000);
    var back = policy.decide(unconvinced, clearly(Showing.FEAR, 0.4), 5 * SECOND + 200_000);

    assertThat(away).isEqualTo(Shown.from(Showing.AWAY, 5 * SECOND));
    assertThat(unconvinced.showing()).isEqualTo(Showing.AWAY);
    assertThat(back).isEqualTo(Shown.from(Showing.FEAR, 5 * SECOND + 200_000));
  }

  @Test
  void shouldReturnFromAwayAsUnsureIfTheFaceStaysUnclear() {
    assertThat(settled(Shown.from(Showing.AWAY, 0), unclear()).showing()).isEqualTo(Showing.UNSURE);
  }

  @Test
  void shouldStayAwaySinceItBegan() {
    var away = Shown.from(Showing.AWAY, SECOND);

    assertThat(policy.away(away, 5 * SECOND)).isEqualTo(away);
  }

  @Test
  void shouldRefuseSettingsOutOfRange() {
    var second = Duration.ofSeconds(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicySettings(1.5, second, second, 0.3, 0.4))
        .withMessageContaining("margin");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicySettings(0.1, second.negated(), second, 0.3, 0.4))
        .withMessageContaining("hold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicySettings(0.1, second, second, 0.5, 0.4))
        .withMessageContaining("unsure-below");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicySettings(0.1, second, second, Double.NaN, 0.4))
        .withMessageContaining("unsure-below");
  }

  /** What is shown when the same is read at 5 s and, a hold later, again. */
  private Shown settled(Shown shown, Probabilities smoothed) {
    return policy.decide(policy.decide(shown, smoothed, 5 * SECOND), smoothed, 6 * SECOND);
  }
}
