package dev.classmoji.schemas.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.util.ArrayList;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSpansTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final RecordMetadata PLACE =
      new RecordMetadata(new TopicPartition("topic", 3), 70, 0, 0, 0, 0);

  private final Tracing tracing = Tracing.of(TELEMETRY.getOpenTelemetry());
  private final RecordSpans spans = new RecordSpans(tracing);
  private final ArrayList<Exception> failures = new ArrayList<>();
  private final Callback callback = (metadata, failure) -> failures.add(failure);

  @Test
  void shouldTellTheReceiverWhoSentARecord() {
    var record = new ProducerRecord<String, String>("topic", "key", "value");

    tracing.during(
        tracing.begin("frame", 1_000_000),
        () -> spans.sending(record, callback).onCompletion(PLACE, null));
    spans.process("topic", 3, 70, record.headers(), "group").end();

    assertThat(failures).containsExactly((Exception) null);
    TELEMETRY
        .assertTraces()
        .hasTracesSatisfyingExactly(
            trace ->
                trace.hasSpansSatisfyingExactly(
                    frame -> frame.hasName("frame").hasNoParent().startsAt(1_000_000_000),
                    send ->
                        send.hasName("send topic")
                            .hasKind(SpanKind.PRODUCER)
                            .hasParent(trace.getSpan(0))
                            .hasAttribute(AttributeKey.stringKey("messaging.system"), "kafka")
                            .hasAttribute(
                                AttributeKey.stringKey("messaging.destination.name"), "topic")
                            .hasAttribute(
                                AttributeKey.stringKey("messaging.destination.partition.id"), "3")
                            .hasAttribute(AttributeKey.longKey("messaging.kafka.offset"), 70L),
                    process ->
                        process
                            .hasName("process topic")
                            .hasKind(SpanKind.CONSUMER)
                            .hasParent(trace.getSpan(1))
                            .hasAttribute(
                                AttributeKey.stringKey("messaging.consumer.group.name"), "group")));
  }

  @Test
  void shouldReplaceWhatThePreviousSenderSaid() {
    var headers = headers("00-%s-%s-01".formatted(TRACE, SPAN));

    var span = tracing.begin("frame", 0);
    tracing.during(span, () -> spans.send("topic", headers).end());

    assertThat(headers.headers(TraceHeaders.TRACEPARENT))
        .singleElement()
        .satisfies(
            header ->
                assertThat(new String(header.value(), UTF_8))
                    .contains(span.getSpanContext().getTraceId()));
  }

  @Test
  void shouldSayThatKafkaDidNotTakeARecord() {
    var record = new ProducerRecord<String, String>("topic", "value");
    var failure = new TimeoutException("no broker");

    tracing.during(
        tracing.begin("frame", 0),
        () -> spans.sending(record, callback).onCompletion(null, failure));

    assertThat(failures).containsExactly(failure);
    assertThat(TELEMETRY.getSpans())
        .filteredOn(span -> span.getName().equals("send topic"))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
              assertThat(span.getStatus().getDescription()).isEqualTo("no broker");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-" + SPAN + "-00",
        "00-" + TRACE + "-" + SPAN,
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "not a trace",
        ""
      })
  void shouldBeginNoTraceOfARecordWhoseSenderTracedNone(String traceparent) {
    assertThat(spans.process("topic", 0, 0, headers(traceparent), "group"))
        .isSameAs(Span.getInvalid());
  }

  @Test
  void shouldBeginNoTraceOfARecordWithoutAHeaderOrAValueInIt() {
    assertThat(spans.process("topic", 0, 0, new RecordHeaders(), "group"))
        .isSameAs(Span.getInvalid());
    var empty = new RecordHeaders().add(TraceHeaders.TRACEPARENT, null);
    assertThat(spans.process("topic", 0, 0, empty, "group")).isSameAs(Span.getInvalid());
  }

  @Test
  void shouldLeaveARecordOfNoTraceAsItIs() {
    var record = new ProducerRecord<String, String>("topic", "value");

    assertThat(spans.sending(record, callback)).isSameAs(callback);
    assertThat(record.headers()).isEmpty();
  }

  @Test
  void shouldLeaveEveryRecordAsItIsWhenOff() {
    var off = new RecordSpans(Tracing.off());
    var record = new ProducerRecord<String, String>("topic", "value");

    var sent = tracing.part("another's", () -> off.sending(record, callback));

    assertThat(sent).isSameAs(callback);
    assertThat(record.headers()).isEmpty();
    var traced = headers("00-%s-%s-01".formatted(TRACE, SPAN));
    assertThat(off.process("topic", 0, 0, traced, "group")).isSameAs(Span.getInvalid());
  }

  private static Headers headers(String traceparent) {
    return new RecordHeaders().add(TraceHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
  }
}
