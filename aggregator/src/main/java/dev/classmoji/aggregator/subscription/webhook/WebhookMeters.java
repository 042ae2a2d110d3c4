package dev.classmoji.aggregator.subscription.webhook;

import dev.classmoji.aggregator.subscription.webhook.delivery.Outcome;
import dev.classmoji.aggregator.subscription.webhook.delivery.Tally;
import dev.classmoji.aggregator.subscription.webhook.registry.Registry;
import dev.classmoji.schemas.WebhookState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Tells those who monitor it how many webhooks there are in each state, which every instance knows,
 * and what became of this instance's posts. No receiver is named.
 */
final class WebhookMeters implements Tally {
  private final Counter accepted;
  private final Counter failed;
  private final Counter events;

  WebhookMeters(MeterRegistry meters, Registry registry) {
    accepted = posts(meters, "accepted");
    failed = posts(meters, "failed");
    events =
        Counter.builder("classmoji.webhook.events")
            .description("events that receivers accepted")
            .register(meters);
    for (var state : WebhookState.values()) {
      Gauge.builder("classmoji.webhooks", () -> count(registry, state))
          .description("webhooks")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  private static Counter posts(MeterRegistry meters, String result) {
    return Counter.builder("classmoji.webhook.posts")
        .description("posts to receivers")
        .tag("result", result)
        .register(meters);
  }

  private static long count(Registry registry, WebhookState state) {
    return registry.webhooks().stream()
        .filter(webhook -> registry.status(webhook.id()).getState() == state)
        .count();
  }

  @Override
  public void posted(Outcome outcome, int count) {
    if (outcome instanceof Outcome.Accepted) {
      accepted.increment();
      events.increment(count);
    } else {
      failed.increment();
    }
  }
}
