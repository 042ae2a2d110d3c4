package dev.classmoji.aggregator.dashboard;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets pages in once the topics have been read: until then a restart would look like no class. */
@ApplicationScoped
class UpgradeGate implements HttpUpgradeCheck {
  private static final int UNAVAILABLE = 503;

  private final Dashboard dashboard;

  UpgradeGate(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    return dashboard.isCurrent()
        ? CheckResult.permitUpgrade()
        : CheckResult.rejectUpgrade(UNAVAILABLE);
  }
}
