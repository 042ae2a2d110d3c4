package dev.classmoji.aggregator.subscription.mqtt;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.event.Envelope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as MQTT carries it: a CloudEvent in structured mode, and beside it, as user properties,
 * what tells one event from all others, for who does not want to read JSON.
 *
 * @param topic {@code PREFIX/SESSION/STUDENT/emoji}
 */
record Publication(
    String topic, String contentType, Map<String, String> properties, byte[] payload) {

  static Publication of(String prefix, EmojiRecord found) {
    var envelope = Envelope.of(found);
    var properties = new LinkedHashMap<String, String>();
    properties.put("type", envelope.type());
    properties.put("source", envelope.source());
    properties.put("subject", envelope.subject());
    properties.put("id", envelope.id());
    return new Publication(
        String.join("/", prefix, found.event().getSession(), found.event().getStudent(), "emoji"),
        Envelope.MEDIA_TYPE,
        properties,
        envelope.json());
  }
}
