package dev.classmoji.aggregator.subscription.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.webhook.registry.Statuses;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.WebhookState;
import dev.classmoji.schemas.WebhookStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Outcome REFUSED = new Outcome.Failed("it answered 500", Optional.empty());

  private final Patience patience =
      new Patience(
          new Backoff(Duration.ofSeconds(1), Duration.ofHours(1), new Random(7)),
          Duration.ofDays(1));

  @Test
  void shouldTryAgainAndSayWhy() {
    var status = patience.after(Statuses.NEW, REFUSED, NOON);

    assertThat(status.getState()).isEqualTo(WebhookState.RETRYING);
    assertThat(status.getFailures()).isEqualTo(1);
    assertThat(status.getLastError()).isEqualTo("it answered 500");
    assertThat(status.getFailingSinceMicros()).isEqualTo(EpochMicros.of(NOON));
    assertThat(status.getNextTryAtMicros())
        .isBetween(EpochMicros.of(NOON), EpochMicros.of(NOON.plusSeconds(1)));
  }

  @Test
  void shouldForgetFailuresOnceItIsAccepted() {
    var status = patience.after(Statuses.NEW, REFUSED, NOON);

    status = patience.after(status, new Outcome.Accepted(), NOON.plusSeconds(9));

    assertThat(status.getState()).isEqualTo(WebhookState.ACTIVE);
    assertThat(status.getFailures()).isZero();
    assertThat(status.getFailingSinceMicros()).isNull();
    assertThat(status.getNextTryAtMicros()).isNull();
    assertThat(status.getLastSuccessAtMicros()).isEqualTo(EpochMicros.of(NOON.plusSeconds(9)));
    assertThat(status.getLastError()).isEqualTo("it answered 500");
  }

  @Test
  void shouldParkOnceItHasFailedForADayAndNotASecondSooner() {
    var first = patience.after(Statuses.NEW, REFUSED, NOON);
    var almost = patience.after(first, REFUSED, NOON.plus(Duration.ofDays(1)).minusSeconds(1));
    assertThat(almost.getState()).isEqualTo(WebhookState.RETRYING);
    assertThat(almost.getNextTryAtMicros())
        .as("a last try, at the end of the day")
        .isLessThanOrEqualTo(EpochMicros.of(NOON.plus(Duration.ofDays(1))));

    var parked = patience.after(almost, REFUSED, NOON.plus(Duration.ofDays(1)));

    assertThat(parked.getState()).isEqualTo(WebhookState.PARKED);
    assertThat(parked.getNextTryAtMicros()).isNull();
    assertThat(parked.getFailures()).isEqualTo(3);
  }

  @Test
  void shouldCountTheDayFromTheFirstOfTheFailuresInARow() {
    var status = patience.after(Statuses.NEW, REFUSED, NOON);
    status = patience.after(status, new Outcome.Accepted(), NOON.plus(Duration.ofHours(23)));

    status = patience.after(status, REFUSED, NOON.plus(Duration.ofHours(25)));

    assertThat(status.getState()).isEqualTo(WebhookState.RETRYING);
  }

  @Test
  void shouldCountTheDayThroughARestart() {
    var kept = WebhookStatus.newBuilder(patience.after(Statuses.NEW, REFUSED, NOON)).build();

    var status =
        new Patience(patience.backoff(), Duration.ofDays(1))
            .after(kept, REFUSED, NOON.plus(Duration.ofHours(24)));

    assertThat(status.getState()).isEqualTo(WebhookState.PARKED);
  }

  @Test
  void shouldParkAtOnceWhatIsGone() {
    var status = patience.after(Statuses.NEW, new Outcome.Gone(), NOON);

    assertThat(status.getState()).isEqualTo(WebhookState.PARKED);
    assertThat(status.getLastError()).isEqualTo("it answered 410 Gone");
  }

  @Test
  void shouldLeaveAReceiverAloneForAsLongAsItAsks() {
    var busy = new Outcome.Failed("it answered 429", Optional.of(Duration.ofHours(3)));
    var status = patience.after(Statuses.NEW, busy, NOON);
    assertThat(status.getNextTryAtMicros())
        .isEqualTo(EpochMicros.of(NOON.plus(Duration.ofHours(3))));

    var forever = new Outcome.Failed("it answered 429", Optional.of(Duration.ofDays(30)));
    var last = patience.after(Statuses.NEW, forever, NOON);
    assertThat(last.getNextTryAtMicros()).isEqualTo(EpochMicros.of(NOON.plus(Duration.ofDays(1))));
  }
}
