package dev.classmoji.standalone.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.classmoji.standalone.pipeline.Clip;
import dev.classmoji.standalone.trace.Collector.Received;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/classmoji} with tracing on, as a user runs it, and a collector beside it. */
class TraceIT {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("classmoji.samples")).resolveSibling("classmoji");
  private static final int SECONDS = 4;
  private static final int PICTURES_PER_SECOND = 5;

  @TempDir static Path folder;

  @Test
  void shouldTraceEachPictureThroughAllStages() throws Exception {
    try (var collector = Collector.start()) {
      // When a recording is replayed with every picture traced
      replay(collector);

      // Then an emoji has its whole way in one trace, stage by stage
      var emoji = named(collector, "send classmoji.emoji-events");
      assertThat(emoji).isNotEmpty();
      assertThat(emoji)
          .allSatisfy(
              sent ->
                  assertThat(way(collector, sent))
                      .hasToString(
                          List.of(
                                  "classmoji-aggregator: send classmoji.emoji-events",
                                  "classmoji-aggregator: process classmoji.expressions",
                                  "classmoji-classifier: send classmoji.expressions",
                                  "classmoji-classifier: process classmoji.face-crops",
                                  "classmoji-ingest: send classmoji.face-crops",
                                  "classmoji-ingest: frame")
                              .toString()));

      // and each batch is linked to the crops in it, whose spans are all there
      assertThat(named(collector, "classify"))
          .isNotEmpty()
          .allSatisfy(batch -> assertThat(links(collector, batch)).isNotEmpty())
          .allSatisfy(
              batch ->
                  assertThat(links(collector, batch))
                      .extracting(Objects::toString)
                      .containsOnly("classmoji-classifier: process classmoji.face-crops"));

      // and each picture is a trace of its own
      var frames = named(collector, "frame");
      assertThat(frames).hasSizeGreaterThanOrEqualTo(PICTURES_PER_SECOND * SECONDS);
      assertThat(frames).extracting(TraceIT::traceOf).doesNotHaveDuplicates();
      assertThat(collector.spans())
          .extracting(TraceIT::traceOf)
          .containsOnly(frames.stream().map(TraceIT::traceOf).toArray(ByteString[]::new));
    }
  }

  private static void replay(Collector collector) throws Exception {
    var clip = Clip.of(SECONDS, folder);
    var said = folder.resolve("said");
    var builder =
        new ProcessBuilder(LAUNCHER.toString(), "replay", clip.toString(), "--speed", "max")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("OTEL_TRACES_EXPORTER", "otlp");
    builder.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    builder.environment().put("OTEL_TRACES_SAMPLER_ARG", "1");
    var process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
  }

  /** A span, its parent, and so on to the beginning of its trace. */
  private static List<Received> way(Collector collector, Received last) {
    return Stream.iterate(
            last,
            Objects::nonNull,
            received -> {
              var parent = collector.span(received.span().getParentSpanId());
              assertThat(parent == null || parent.span().getTraceId().equals(traceOf(last)))
                  .as("in one trace")
                  .isTrue();
              return parent;
            })
        .toList();
  }

  private static ByteString traceOf(Received received) {
    return received.span().getTraceId();
  }

  private static List<Received> links(Collector collector, Received batch) {
    return batch.span().getLinksList().stream()
        .map(Span.Link::getSpanId)
        .map(collector::span)
        .toList();
  }

  private static List<Received> named(Collector collector, String name) {
    return collector.spans().stream().filter(received -> received.name().equals(name)).toList();
  }
}
