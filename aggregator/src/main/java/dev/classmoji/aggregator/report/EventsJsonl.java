package dev.classmoji.aggregator.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.Showing;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes {@code events.jsonl}: an emoji event a line, in log order. */
final class EventsJsonl {

  /** A line; name null if none was given, confidence 0..1, media time in s, clocks in ISO 8601. */
  private record Line(
      String session,
      String student,
      String name,
      long sequence,
      String from,
      String to,
      String emoji,
      BigDecimal confidence,
      @JsonProperty("since_s") BigDecimal sinceSeconds,
      Long frame,
      @JsonProperty("captured_at") String capturedAt,
      @JsonProperty("classified_at") String classifiedAt) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventsJsonl() {}

  /**
   * @param names by student
   */
  static void write(Writer out, String session, Map<String, String> names, List<Change> changes)
      throws IOException {
    for (var change : changes) {
      out.write(JSON.writeValueAsString(line(session, names, change)));
      out.write('\n');
    }
  }

  private static Line line(String session, Map<String, String> names, Change change) {
    return new Line(
        session,
        change.student(),
        names.get(change.student()),
        change.sequence(),
        name(change.from()),
        name(change.to()),
        change.emoji(),
        BigDecimal.valueOf(change.confidence(), 4),
        BigDecimal.valueOf(change.sinceMicros(), 6),
        change.frame(),
        EpochMicros.utc(change.capturedAtMicros()),
        EpochMicros.utc(change.classifiedAtMicros()));
  }

  private static String name(Showing showing) {
    return showing == null ? null : Appearance.of(showing).name();
  }
}
