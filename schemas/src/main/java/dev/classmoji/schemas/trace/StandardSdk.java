package dev.classmoji.schemas.trace;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;

/** OpenTelemetry's SDK as its own settings say, with the defaults that suit Classmoji. */
final class StandardSdk {
  private StandardSdk() {}

  /**
   * @throws RuntimeException if a setting cannot be used; the message names it
   */
  static OpenTelemetrySdk open(String service) {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(() -> defaults(service))
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  private static Map<String, String> defaults(String service) {
    return Map.of(
        "otel.service.name", service,
        "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.traces.sampler", "parentbased_traceidratio",
        "otel.traces.sampler.arg", "0.01",
        "otel.metrics.exporter", "none",
        "otel.logs.exporter", "none");
  }
}
