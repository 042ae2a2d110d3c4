package dev.classmoji.aggregator.topology;

import static dev.classmoji.aggregator.topology.Classroom.expression;
import static dev.classmoji.aggregator.topology.Classroom.started;
import static dev.classmoji.aggregator.topology.Classroom.tick;
import static dev.classmoji.schemas.Showing.HAPPY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.Tracing;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracedTopologyTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final String SESSION = "math-7b~k3f9";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void shouldTellAnEmojiInTheTraceOfTheReadingThatCausedIt() {
    try (var classroom = classroom(Tracing.of(TELEMETRY.getOpenTelemetry()))) {
      classroom.send(expression(SESSION, "S01", 0, HAPPY), traceparent());

      var process = span("process classmoji.expressions");
      assertThat(process.getParentSpanId()).isEqualTo(SPAN);
      assertThat(TELEMETRY.getSpans())
          .extracting(SpanData::getName)
          .containsExactlyInAnyOrder(
              "process classmoji.expressions",
              "send classmoji.emoji-events",
              "send classmoji.student-feedback");
      for (var topic : List.of(Topics.EMOJI_EVENTS, Topics.STUDENT_FEEDBACK)) {
        var send = span("send " + topic.name());
        assertThat(send.getTraceId()).isEqualTo(TRACE);
        assertThat(send.getParentSpanId()).isEqualTo(process.getSpanId());
        assertThat(headers(classroom, topic))
            .containsExactly("00-%s-%s-01".formatted(TRACE, send.getSpanId()));
      }
    }
  }

  @Test
  void shouldLeaveFeedbackOfOtherReadingsAndOfTicksAsItIs() {
    try (var classroom = classroom(Tracing.of(TELEMETRY.getOpenTelemetry()))) {
      classroom.send(expression(SESSION, "S01", 0, HAPPY), traceparent());
      headers(classroom, Topics.EMOJI_EVENTS);
      TELEMETRY.clearSpans();

      classroom.send(expression(SESSION, "S02", 0, HAPPY));
      classroom.send(tick(SESSION, 0));

      assertThat(classroom.records(Topics.EMOJI_EVENTS)).hasSize(1).allSatisfy(this::isBare);
      assertThat(classroom.records(Topics.CLASS_FEEDBACK)).hasSize(1).allSatisfy(this::isBare);
      assertThat(TELEMETRY.getSpans()).isEmpty();
    }
  }

  @Test
  void shouldAddNothingWhenOff() {
    try (var classroom = classroom(Tracing.off())) {
      classroom.send(expression(SESSION, "S01", 0, HAPPY), traceparent());

      assertThat(classroom.records(Topics.EMOJI_EVENTS)).hasSize(1).allSatisfy(this::isBare);
      assertThat(classroom.records(Topics.STUDENT_FEEDBACK)).hasSize(1).allSatisfy(this::isBare);
      assertThat(TELEMETRY.getSpans()).isEmpty();
    }
  }

  private static Classroom classroom(Tracing tracing) {
    var classroom = new Classroom(tracing);
    classroom.send(started(SESSION));
    return classroom;
  }

  private static Headers traceparent() {
    return new RecordHeaders()
        .add("traceparent", "00-%s-%s-01".formatted(TRACE, SPAN).getBytes(UTF_8));
  }

  private static List<String> headers(Classroom classroom, Topic topic) {
    return classroom.records(topic).stream()
        .map(record -> new String(record.headers().lastHeader("traceparent").value(), UTF_8))
        .toList();
  }

  private void isBare(TestRecord<?, ?> record) {
    assertThat(record.headers().lastHeader("traceparent")).isNull();
  }

  private static SpanData span(String name) {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
