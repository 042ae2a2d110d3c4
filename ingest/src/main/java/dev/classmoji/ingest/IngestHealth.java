package dev.classmoji.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether replays get on: one that cannot ends by itself, so that none needs a restart. */
@Readiness
@ApplicationScoped
class IngestHealth implements HealthCheck {
  private final Replayer replayer;

  IngestHealth(Replayer replayer) {
    this.replayer = replayer;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("ingest").status(replayer.isGettingOn()).build();
  }
}
