package dev.classmoji.classifier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What the classifier answers to whoever starts it: is it reading, must it be started anew. */
@ApplicationScoped
class ClassifierHealth {
  private static final String NAME = "classifier";

  private final Classifier classifier;
  private final boolean enabled;

  ClassifierHealth(Classifier classifier, ClassifierSettings settings) {
    this.classifier = classifier;
    this.enabled = settings.enabled();
  }

  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck live() {
    return () -> {
      var answer = HealthCheckResponse.named(NAME);
      classifier.failure().ifPresent(failure -> answer.withData("failure", failure.toString()));
      return answer.status(classifier.failure().isEmpty()).build();
    };
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck ready() {
    return () -> HealthCheckResponse.named(NAME).status(!enabled || classifier.isReading()).build();
  }
}
