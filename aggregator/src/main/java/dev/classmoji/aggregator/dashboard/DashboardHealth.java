package dev.classmoji.aggregator.dashboard;

import dev.classmoji.aggregator.AggregatorSettings;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says that pages may come: all that the topics held at the start has been read. */
@Readiness
@ApplicationScoped
class DashboardHealth implements HealthCheck {
  private final Dashboard dashboard;
  private final boolean enabled;

  DashboardHealth(Dashboard dashboard, AggregatorSettings settings) {
    this.dashboard = dashboard;
    this.enabled = settings.dashboard().enabled();
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("dashboard").status(!enabled || dashboard.isCurrent()).build();
  }
}
