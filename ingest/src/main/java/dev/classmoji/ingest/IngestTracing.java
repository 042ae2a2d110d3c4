package dev.classmoji.ingest;

import dev.classmoji.schemas.trace.Tracing;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Ingest's share in traces, as OpenTelemetry's settings say; it ends with the application. */
@ApplicationScoped
class IngestTracing {

  @Produces
  @Singleton
  @Identifier("ingest")
  Tracing open() {
    return Tracing.of("classmoji-ingest");
  }

  void close(@Disposes @Identifier("ingest") Tracing tracing) {
    tracing.close();
  }
}
