package dev.classmoji.aggregator.subscription.webhook;

import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.schemas.WebhookState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says that the webhooks are known, and how many are in each state: a receiver that fails is not
 * the aggregator's failure.
 */
@Readiness
@ApplicationScoped
class WebhookHealth implements HealthCheck {
  private final Webhooks webhooks;
  private final boolean enabled;

  WebhookHealth(Webhooks webhooks, AggregatorSettings settings) {
    this.webhooks = webhooks;
    this.enabled = settings.enabled();
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("webhooks");
    var registry = webhooks.registry();
    for (var state : WebhookState.values()) {
      answer.withData(
          state.name().toLowerCase(Locale.ROOT),
          registry.webhooks().stream()
              .filter(webhook -> registry.status(webhook.id()).getState() == state)
              .count());
    }
    return answer.status(!enabled || webhooks.isCurrent()).build();
  }
}
