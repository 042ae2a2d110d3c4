package dev.classmoji.aggregator.subscription.webhook.delivery;

import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.WebhookState;
import dev.classmoji.schemas.WebhookStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * What a post's outcome makes of a webhook: how long it is tried again, when, and when no more.
 *
 * @param parkAfter for how long it may fail, however often the aggregator is started anew meanwhile
 */
public record Patience(Backoff backoff, Duration parkAfter) {

  /**
   * @param before how it was
   * @param now when the outcome was known
   */
  public WebhookStatus after(WebhookStatus before, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed(before, failed, now);
    }
    return outcome instanceof Outcome.Gone
        ? parked(failing(before, "it answered 410 Gone", now))
        : WebhookStatus.newBuilder(before)
            .setState(WebhookState.ACTIVE)
            .setFailures(0)
            .setFailingSinceMicros(null)
            .setNextTryAtMicros(null)
            .setLastSuccessAtMicros(EpochMicros.of(now))
            .build();
  }

  private WebhookStatus failed(WebhookStatus before, Outcome.Failed outcome, Instant now) {
    var failing = failing(before, outcome.error(), now);
    var end = EpochMicros.instant(failing.getFailingSinceMicros()).plus(parkAfter);
    if (!now.isBefore(end)) {
      return parked(failing);
    }
    var next = now.plus(wait(outcome, failing.getFailures()));
    return WebhookStatus.newBuilder(failing)
        .setState(WebhookState.RETRYING)
        .setNextTryAtMicros(EpochMicros.of(next.isBefore(end) ? next : end)) // a last one
        .build();
  }

  private Duration wait(Outcome.Failed outcome, int failures) {
    var ours = backoff.delay(failures);
    return outcome.retryAfter().filter(asked -> asked.compareTo(ours) > 0).orElse(ours);
  }

  private static WebhookStatus failing(WebhookStatus before, String error, Instant now) {
    var since = before.getFailingSinceMicros();
    return WebhookStatus.newBuilder(before)
        .setFailures(before.getFailures() + 1)
        .setFailingSinceMicros(since == null ? EpochMicros.of(now) : since)
        .setLastErrorAtMicros(EpochMicros.of(now))
        .setLastError(error)
        .build();
  }

  private static WebhookStatus parked(WebhookStatus failing) {
    return WebhookStatus.newBuilder(failing)
        .setState(WebhookState.PARKED)
        .setNextTryAtMicros(null)
        .build();
  }
}
