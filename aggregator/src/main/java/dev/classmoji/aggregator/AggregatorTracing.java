package dev.classmoji.aggregator;

import dev.classmoji.schemas.trace.Tracing;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The aggregator's share in traces, as OpenTelemetry's settings say; it ends with the application.
 */
@ApplicationScoped
class AggregatorTracing {

  @Produces
  @Singleton
  @Identifier("aggregator")
  Tracing open() {
    return Tracing.of("classmoji-aggregator");
  }

  void close(@Disposes @Identifier("aggregator") Tracing tracing) {
    tracing.close();
  }
}
