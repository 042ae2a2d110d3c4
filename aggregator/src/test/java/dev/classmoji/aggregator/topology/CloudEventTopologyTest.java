package dev.classmoji.aggregator.topology;

import static dev.classmoji.aggregator.topology.Classroom.expression;
import static dev.classmoji.schemas.Showing.HAPPY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.classmoji.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class CloudEventTopologyTest {
  private static final String SESSION = "math-7b~k3f9";
  private static final int MOST_BYTES = 160;

  @Test
  void shouldNameEachEventInItsHeadersAndNothingElse() {
    try (var classroom = new Classroom()) {
      classroom.send(Classroom.started(SESSION));
      classroom.send(expression(SESSION, "S01", 0, HAPPY));

      var events = classroom.records(Topics.EMOJI_EVENTS);
      assertThat(events).hasSize(1);
      assertThat(text(events.get(0).headers()))
          .containsOnly(
              entry("ce_specversion", "1.0"),
              entry("ce_type", "dev.classmoji.emoji.changed"),
              entry("ce_source", "/sessions/math-7b~k3f9"),
              entry("ce_subject", "S01"),
              entry("ce_id", "S01-1"),
              entry("content-type", "application/avro"));
      assertThat(bytes(events.get(0).headers())).isLessThan(MOST_BYTES);
      assertThat(classroom.feedbackRecords())
          .allSatisfy(feedback -> assertThat(feedback.headers()).isEmpty());
    }
  }

  private static Map<String, String> text(Headers headers) {
    var text = new LinkedHashMap<String, String>();
    headers.forEach(header -> text.put(header.key(), new String(header.value(), UTF_8)));
    return text;
  }

  /** In a record batch: two lengths of a byte each, name and value. */
  private static int bytes(Headers headers) {
    int bytes = 0;
    for (var header : headers) {
      bytes += 2 + header.key().length() + header.value().length;
    }
    return bytes;
  }
}
