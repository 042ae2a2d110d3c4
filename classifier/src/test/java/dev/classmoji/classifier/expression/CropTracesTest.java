package dev.classmoji.classifier.expression;

import static dev.classmoji.classifier.expression.Records.crop;
import static dev.classmoji.classifier.expression.Records.partition;
import static dev.classmoji.classifier.expression.Records.record;
import static dev.classmoji.classifier.expression.Records.session;
import static dev.classmoji.classifier.expression.Records.tick;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CropTracesTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final String MATH = session(1);
  private static final String ART = session(2);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String OTHER = "1af7651916cd43dd8448eb211c80319c";
  private static final String FIRST = "a7ad6b7169203331";
  private static final String SECOND = "b7ad6b7169203331";

  private final PollerBench bench = PollerBench.owningAll(Tracing.of(TELEMETRY.getOpenTelemetry()));

  @Test
  void shouldGoOnWithTheTraceOfACrop() {
    bench.arrive(traced(record(1, 0, crop(MATH, 0, 1)), TRACE, FIRST));

    bench.drain();

    var process = span("process classmoji.face-crops");
    var send = span("send classmoji.expressions");
    assertThat(TELEMETRY.getSpans()).extracting(SpanData::getTraceId).containsOnly(TRACE);
    assertThat(process.getParentSpanId()).isEqualTo(FIRST);
    assertThat(process.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
        .isZero();
    assertThat(send.getParentSpanId()).isEqualTo(process.getSpanId());
    assertThat(header(0)).isEqualTo("00-%s-%s-01".formatted(TRACE, send.getSpanId()));
  }

  @Test
  void shouldLinkABatchToTheCropsInIt() {
    bench.arrive(
        traced(record(1, 0, crop(MATH, 0, 1)), TRACE, FIRST),
        record(1, 1, crop(MATH, 1, 2)),
        traced(record(2, 0, crop(ART, 0, 3)), OTHER, SECOND));

    bench.drain();

    var batch = span("classify");
    var first = childOf(FIRST);
    var second = childOf(SECOND);
    assertThat(bench.reader.batches).containsExactly(3);
    assertThat(batch.getTraceId()).isEqualTo(TRACE);
    assertThat(batch.getParentSpanId()).isEqualTo(first.getSpanId());
    assertThat(links(batch)).containsExactly(first.getSpanContext(), second.getSpanContext());
    assertThat(links(first)).containsExactly(batch.getSpanContext());
    assertThat(links(second)).containsExactly(batch.getSpanContext());
    assertThat(batch.getAttributes().get(AttributeKey.longKey("messaging.batch.message_count")))
        .isEqualTo(3);
  }

  @Test
  void shouldKeepControlRecordsInTheirPlaceAndAsTheyAre() {
    bench.arrive(
        traced(record(1, 0, crop(MATH, 0, 1)), TRACE, FIRST),
        record(1, 1, tick(MATH, 0)),
        record(1, 2, crop(MATH, 1, 2)));

    bench.drain();

    assertThat(bench.published())
        .extracting(SpecificRecord::getClass)
        .extracting(Class::getSimpleName)
        .containsExactly("Expression", "Tick", "Expression");
    assertThat(bench.producer.history().get(1).headers()).isEmpty();
    assertThat(bench.producer.history().get(2).headers()).as("not traced").isEmpty();
  }

  @Test
  void shouldGoOnWithTheTraceOfAFaceThatIsNotReadAgain() {
    bench.arrive(record(1, 0, crop(MATH, 0, 1)));
    bench.drain();
    bench.arrive(traced(record(1, 1, crop(MATH, 1, 1)), TRACE, FIRST));

    bench.drain();

    assertThat(bench.counters.repeated()).isEqualTo(1);
    assertThat(TELEMETRY.getSpans())
        .extracting(SpanData::getName)
        .containsExactlyInAnyOrder("process classmoji.face-crops", "send classmoji.expressions");
    assertThat(header(1)).contains(TRACE);
  }

  @Test
  void shouldSayThatARecordWasRefused() {
    bench.arrive(traced(record(1, 0, MATH + "/S01", new byte[] {1, 2, 3}), TRACE, FIRST));

    bench.drain();

    assertThat(bench.producer.history().get(0).topic()).isEqualTo(Topics.DEAD_LETTERS.name());
    assertThat(header(0)).contains(TRACE);
    assertThat(span("process classmoji.face-crops").getStatus().getStatusCode())
        .isEqualTo(StatusCode.ERROR);
  }

  @Test
  void shouldSayThatARecordWentBackToTheTopic() {
    bench.arrive(traced(record(1, 0, crop(MATH, 0, 1)), TRACE, FIRST));
    bench.poller.cycle();

    bench.consumer.lose(partition(1));

    assertThat(span("process classmoji.face-crops").getEvents())
        .extracting(EventData::getName)
        .containsExactly("returned");
  }

  @Test
  void shouldAddNothingWhenOff() {
    var off = PollerBench.owningAll(Tracing.off());
    off.arrive(traced(record(1, 0, crop(MATH, 0, 1)), TRACE, FIRST));

    off.drain();

    assertThat(off.producer.history())
        .singleElement()
        .satisfies(sent -> assertThat(sent.headers()).isEmpty());
    assertThat(TELEMETRY.getSpans()).isEmpty();
  }

  private static ConsumerRecord<byte[], byte[]> traced(
      ConsumerRecord<byte[], byte[]> record, String trace, String span) {
    record.headers().add("traceparent", "00-%s-%s-01".formatted(trace, span).getBytes(UTF_8));
    return record;
  }

  private String header(int index) {
    var headers = bench.producer.history().get(index).headers();
    return new String(headers.lastHeader("traceparent").value(), UTF_8);
  }

  private static SpanData span(String name) {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static SpanData childOf(String span) {
    return TELEMETRY.getSpans().stream()
        .filter(child -> child.getParentSpanId().equals(span))
        .findFirst()
        .orElseThrow();
  }

  private static List<SpanContext> links(SpanData span) {
    return span.getLinks().stream().map(LinkData::getSpanContext).toList();
  }
}
