package dev.classmoji.aggregator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What the aggregator answers to whoever starts it: is it folding, must it be started anew. */
@ApplicationScoped
class AggregatorHealth {
  private static final String NAME = "aggregator";

  private final Aggregator aggregator;
  private final boolean enabled;

  AggregatorHealth(Aggregator aggregator, AggregatorSettings settings) {
    this.aggregator = aggregator;
    this.enabled = settings.enabled();
  }

  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck live() {
    return () -> {
      var answer = HealthCheckResponse.named(NAME);
      aggregator.failure().ifPresent(failure -> answer.withData("failure", failure.toString()));
      return answer.status(aggregator.failure().isEmpty()).build();
    };
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck ready() {
    return () -> HealthCheckResponse.named(NAME).status(!enabled || aggregator.isFolding()).build();
  }
}
