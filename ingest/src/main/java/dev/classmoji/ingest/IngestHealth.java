package dev.classmoji.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether replays and live classes get on, and how live sources are doing. One that cannot go
 * on ends by itself, so that none needs a restart; a source that is away is waited for.
 */
@Readiness
@ApplicationScoped
class IngestHealth implements HealthCheck {
  private final Replayer replayer;
  private final LiveIngest live;

  IngestHealth(Replayer replayer, LiveIngest live) {
    this.replayer = replayer;
    this.live = live;
  }

  @Override
  public HealthCheckResponse call() {
    var health =
        HealthCheckResponse.named("ingest").status(replayer.isGettingOn() && live.isGettingOn());
    live.sources().forEach(source -> health.withData(source.id(), source.status().state().name()));
    return health.build();
  }
}
