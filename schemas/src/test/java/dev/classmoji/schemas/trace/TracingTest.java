package dev.classmoji.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracingTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final List<String> SETTINGS =
      List.of("otel.traces.exporter", "otel.sdk.disabled", "otel.exporter.otlp.endpoint");

  private final Tracing tracing = Tracing.of(TELEMETRY.getOpenTelemetry());

  @AfterEach
  void forgetSettings() {
    SETTINGS.forEach(System::clearProperty);
  }

  @Test
  void shouldBeOffUnlessAnExporterIsNamed() {
    assertThat(Tracing.of("stage")).isSameAs(Tracing.off());
    System.setProperty("otel.traces.exporter", "none");
    assertThat(Tracing.of("stage")).isSameAs(Tracing.off());
    System.setProperty("otel.traces.exporter", "otlp");
    System.setProperty("otel.sdk.disabled", "true");
    assertThat(Tracing.of("stage")).isSameAs(Tracing.off());
  }

  @Test
  void shouldSayWhichSettingCannotBeUsed() {
    System.setProperty("otel.traces.exporter", "pigeon");

    assertThatThrownBy(() -> Tracing.of("stage")).hasMessageContaining("otel.traces.exporter");
  }

  @Test
  void shouldSendOneTraceInAHundredOverHttp() throws Exception {
    var requests = new CopyOnWriteArrayList<String>();
    var collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          requests.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().get("Content-Type"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    try {
      System.setProperty("otel.traces.exporter", "otlp");
      System.setProperty(
          "otel.exporter.otlp.endpoint", "http://127.0.0.1:" + collector.getAddress().getPort());

      List<Span> sampled;
      try (var sending = Tracing.of("stage")) {
        sampled =
            IntStream.range(0, 20_000)
                .mapToObj(i -> sending.begin("frame", i))
                .filter(Span::isRecording)
                .toList();
        sampled.get(0).end();
      }

      // a hundredth of them, give or take six standard deviations
      assertThat(sampled).hasSizeBetween(200 - 85, 200 + 85);
      assertThat(requests).containsExactly("/v1/traces [application/x-protobuf]");
    } finally {
      collector.stop(0);
    }
  }

  @Test
  void shouldKeepNothingOfWhatIsNotSampled() {
    var never =
        OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build())
            .build();
    var rare = Tracing.of(never);

    rare.during(rare.begin("frame", 0), () -> assertThat(rare.isTraced()).isFalse());
    assertThat(Tracing.off().begin("frame", 0)).isSameAs(Span.getInvalid());
  }

  @Test
  void shouldSayThatSomethingFailedAndLetItFail() {
    var failure = new IllegalStateException("the detector failed");
    var frame = tracing.begin("frame", 0);

    assertThatThrownBy(
            () ->
                tracing.during(
                    frame,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(span("frame").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span("frame").getStatus().getDescription()).isEqualTo("the detector failed");
    assertThat(Span.current()).isSameAs(Span.getInvalid());
  }

  @Test
  void shouldLinkWhatIsDoneForSeveralToEachOfThem() {
    var one = tracing.begin("one", 0);
    var other = tracing.begin("other", 0);

    tracing.common("both", List.of(one, other)).end();
    one.end();
    other.end();

    var both = span("both");
    assertThat(both.getParentSpanId()).isEqualTo(one.getSpanContext().getSpanId());
    assertThat(both.getLinks())
        .extracting(LinkData::getSpanContext)
        .containsExactly(one.getSpanContext(), other.getSpanContext());
    assertThat(List.of(span("one"), span("other")))
        .allSatisfy(
            single ->
                assertThat(single.getLinks())
                    .extracting(LinkData::getSpanContext)
                    .containsExactly(both.getSpanContext()));
  }

  @Test
  void shouldAddPartsThatAreOver() {
    tracing.during(
        tracing.begin("frame", 1_000),
        () -> {
          tracing.past("decode", 1_000, 3_000);
          tracing.since("wait", 3_000);
          assertThat(tracing.<String>part("detect", () -> "found")).isEqualTo("found");
        });

    var frame = span("frame");
    assertThat(List.of(span("decode"), span("wait"), span("detect")))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(frame.getSpanId());
    assertThat(span("decode").getStartEpochNanos()).isEqualTo(1_000_000);
    assertThat(span("decode").getEndEpochNanos()).isEqualTo(3_000_000);
    assertThat(span("wait").getStartEpochNanos()).isEqualTo(3_000_000);
    assertThat(span("wait").getEndEpochNanos()).isGreaterThan(3_000_000);
  }

  private static SpanData span(String name) {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
