package dev.classmoji.aggregator.subscription.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.EventAttributes;
import dev.classmoji.schemas.Showing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/**
 * An emoji event in CloudEvents' JSON format (structured mode, one line, UTF-8), as every program
 * outside of Kafka is given it.
 *
 * @param time when the picture was captured that caused it, or, where the session's clock did, when
 *     Kafka appended it; ISO 8601 in UTC
 * @param dataschema names the schema of {@code data}; another one if that ever changes incompatibly
 */
public record Envelope(
    String specversion,
    String type,
    String source,
    String subject,
    String id,
    String time,
    String datacontenttype,
    String dataschema,
    Data data) {
  /** The media type of the JSON format. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  /** The schema of {@code data}. */
  public static final String DATA_SCHEMA = "urn:classmoji:emoji-changed:1";

  private static final ObjectWriter JSON = new ObjectMapper().writerFor(Envelope.class);

  /**
   * What happened. States are {@code angry}, {@code disgust}, {@code fear}, {@code happy}, {@code
   * sad}, {@code surprise}, {@code neutral}, {@code unsure} or {@code away}; clocks are ISO 8601 in
   * UTC, and null where no picture caused the change.
   *
   * @param sequence number of this event among the student's, from 1
   * @param from null for a student's first event
   * @param confidence smoothed probability of {@code to}, 0..1; 0 if away
   * @param sinceSeconds media time of the change, seconds since the session's start
   * @param frame the sampled frame whose reading caused it
   * @param appendedAt when Kafka had it
   */
  public record Data(
      String session,
      String student,
      long sequence,
      String from,
      String to,
      String emoji,
      BigDecimal confidence,
      @JsonProperty("since_s") BigDecimal sinceSeconds,
      Long frame,
      @JsonProperty("captured_at") String capturedAt,
      @JsonProperty("published_at") String publishedAt,
      @JsonProperty("classified_at") String classifiedAt,
      @JsonProperty("appended_at") String appendedAt) {}

  public static Envelope of(EmojiRecord found) {
    var event = found.event();
    var attributes = EventAttributes.of(event);
    var captured = EpochMicros.utc(event.getCapturedAtMicros());
    var appended = Instant.ofEpochMilli(found.appendedAtMillis()).toString();
    return new Envelope(
        EventAttributes.SPEC_VERSION,
        EventAttributes.TYPE,
        attributes.source(),
        attributes.subject(),
        attributes.id(),
        captured == null ? appended : captured,
        "application/json",
        DATA_SCHEMA,
        data(event, captured, appended));
  }

  private static Data data(EmojiEvent event, String captured, String appended) {
    return new Data(
        event.getSession(),
        event.getStudent(),
        event.getSequence(),
        event.getFrom() == null ? null : name(event.getFrom()),
        name(event.getTo()),
        event.getEmoji(),
        BigDecimal.valueOf(event.getConfidence(), 4),
        BigDecimal.valueOf(event.getSinceMicros(), 6),
        event.getFrame(),
        captured,
        EpochMicros.utc(event.getPublishedAtMicros()),
        EpochMicros.utc(event.getClassifiedAtMicros()),
        appended);
  }

  /** What a state is called outside of Kafka. */
  static String name(Showing showing) {
    return showing.name().toLowerCase(Locale.ROOT);
  }

  /** One line of JSON. */
  public byte[] json() {
    try {
      return JSON.writeValueAsString(this).getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write an event", e);
    }
  }
}
