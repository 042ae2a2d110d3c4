package dev.classmoji.aggregator.subscription.log;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Place;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.UnreadableMessageException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;

/** Reads records as emoji events and keeps those that a filter lets through; not thread-safe. */
public final class EventReader {
  private static final Logger LOG = Logger.getLogger(EventReader.class);

  private final Deserializer<SpecificRecord> messages;
  private final Filter filter;

  public EventReader(MessageFormat format, Filter filter) {
    this.messages = format.deserializer();
    this.filter = filter;
  }

  /**
   * Empty if nobody asks for it, or it is no event that is kept under its own student's key.
   *
   * @throws RuntimeException if its schema cannot be had for now
   */
  public Optional<EmojiRecord> read(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.key() != null
          && record.value() != null
          && messages.deserialize(record.topic(), record.value()) instanceof EmojiEvent event
          && record.key().equals(Keys.student(event.getSession(), event.getStudent()))
          && filter.matches(event)) {
        var place = new Place(record.partition(), record.offset());
        return Optional.of(new EmojiRecord(place, record.timestamp(), event));
      }
    } catch (UnreadableMessageException e) { // the dashboard, which reads them all, counts those
      LOG.debugf("%s-%d is passed over: %s", record.topic(), record.offset(), e.getMessage());
    }
    return Optional.empty();
  }
}
