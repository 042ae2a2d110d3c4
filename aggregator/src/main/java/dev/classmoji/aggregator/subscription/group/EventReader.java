package dev.classmoji.aggregator.subscription.group;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Place;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.UnreadableMessageException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads records as emoji events and keeps those that a filter lets through; not thread-safe. */
public final class EventReader {
  private final Deserializer<SpecificRecord> messages;
  private final Filter filter;

  public EventReader(MessageFormat format, Filter filter) {
    this.messages = format.deserializer();
    this.filter = filter;
  }

  /**
   * Empty if nobody asks for it, or its bytes are no event.
   *
   * @throws RuntimeException if its schema cannot be had for now
   */
  Optional<EmojiRecord> read(ConsumerRecord<String, byte[]> record) {
    try {
      return messages.deserialize(record.topic(), record.value()) instanceof EmojiEvent event
              && filter.matches(event)
          ? Optional.of(
              new EmojiRecord(
                  new Place(record.partition(), record.offset()), record.timestamp(), event))
          : Optional.empty();
    } catch (UnreadableMessageException e) {
      return Optional.empty(); // the dashboard, which reads them all, counts those
    }
  }
}
