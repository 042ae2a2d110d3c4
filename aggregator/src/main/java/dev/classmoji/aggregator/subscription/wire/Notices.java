package dev.classmoji.aggregator.subscription.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.stream.Message;
import dev.classmoji.schemas.EventAttributes;
import java.util.Map;

/**
 * What the server itself has to say on a stream, as CloudEvents too, so that a program needs one
 * reader for all that comes.
 */
final class Notices {
  private static final String SOURCE = "/api/events";
  private static final String PREFIX = "dev.classmoji.stream.";
  private static final ObjectWriter JSON = new ObjectMapper().writerFor(Notice.class);

  private Notices() {}

  private record Notice(
      String specversion,
      String type,
      String source,
      String id,
      String datacontenttype,
      Object data) {}

  /**
   * @param partition in which events are missing
   * @param from the offset that came next
   * @param to the offset that it goes on with
   * @param problem one line for a person
   */
  private record Missing(int partition, long from, long to, String problem) {}

  private record Reason(int code, String reason) {}

  static String gap(Message.Gap gap) {
    var problem =
        gap.to() < gap.from()
            ? "the log has begun anew: it goes on from its beginning"
            : "events before this are not kept any more: it goes on with the oldest";
    return notice(
        "gap",
        "gap-%d-%d-%d".formatted(gap.missing(), gap.from(), gap.to()),
        new Missing(gap.missing(), gap.from(), gap.to(), problem));
  }

  static String position(Message.Beat beat) {
    return notice("position", "position-" + beat.position(), Map.of());
  }

  static String farewell(Farewell farewell) {
    return notice(
        "farewell", "farewell-" + farewell.code(), new Reason(farewell.code(), farewell.reason()));
  }

  private static String notice(String type, String id, Object data) {
    try {
      return JSON.writeValueAsString(
          new Notice(
              EventAttributes.SPEC_VERSION, PREFIX + type, SOURCE, id, "application/json", data));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a notice", e);
    }
  }
}
