package dev.classmoji.aggregator.subscription.webhook.delivery;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.event.Envelope;
import dev.classmoji.aggregator.subscription.webhook.registry.Webhook;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is posted: one event in CloudEvents' JSON format, or, to a webhook with batches, an array of
 * them in its batch format; signed.
 *
 * @param failures how many tries failed before
 */
public record Letter(URI url, Map<String, String> headers, byte[] body, int failures) {
  /** The media type of the batch format. */
  public static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

  private static final String JOINED = "~";

  /**
   * @param events at least one, and no more than one unless the webhook takes batches
   */
  public static Letter of(Webhook to, List<EmojiRecord> events, Instant now, int failures) {
    var id = id(events);
    var body = to.batch() > 1 ? array(events) : Envelope.of(events.get(0)).json();
    long seconds = now.getEpochSecond();
    var headers =
        Map.of(
            "content-type",
            to.batch() > 1 ? BATCH_MEDIA_TYPE : Envelope.MEDIA_TYPE,
            "user-agent",
            "classmoji",
            "webhook-id",
            id,
            "webhook-timestamp",
            String.valueOf(seconds),
            "webhook-signature",
            to.secret().sign(id, seconds, body));
    return new Letter(to.url(), headers, body, failures);
  }

  /** Where its event lies, or its first and its last: the same however often it is tried. */
  private static String id(List<EmojiRecord> events) {
    var first = events.get(0).place().toString();
    return events.size() == 1 ? first : first + JOINED + events.get(events.size() - 1).place();
  }

  private static byte[] array(List<EmojiRecord> events) {
    var array = new ByteArrayOutputStream();
    char before = '[';
    for (var event : events) {
      array.write(before);
      array.writeBytes(Envelope.of(event).json());
      before = ',';
    }
    array.write(']');
    return array.toByteArray();
  }
}
