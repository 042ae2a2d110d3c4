package dev.classmoji.classifier;

import dev.classmoji.schemas.trace.Tracing;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The classifier's share in traces, as OpenTelemetry's settings say; it ends with the application.
 */
@ApplicationScoped
class ClassifierTracing {

  @Produces
  @Singleton
  @Identifier("classifier")
  Tracing open() {
    return Tracing.of("classmoji-classifier");
  }

  void close(@Disposes @Identifier("classifier") Tracing tracing) {
    tracing.close();
  }
}
