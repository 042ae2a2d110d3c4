package dev.classmoji.aggregator.dashboard.feed;

import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.schemas.MessageDeserializer;
import dev.classmoji.schemas.SchemaCatalogue;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Reads records' bytes; those that cannot be read are counted and left out. */
final class EntryReader {
  private final MessageDeserializer messages;
  private final AtomicLong unreadable = new AtomicLong();

  EntryReader(SchemaCatalogue schemas) {
    this.messages = new MessageDeserializer(schemas);
  }

  /** Empty if the bytes are no message, or one whose schema cannot be had. */
  Optional<Entry> read(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(
          new Entry(
              record.topic(),
              record.partition(),
              record.offset(),
              record.timestamp(),
              record.key(),
              messages.deserialize(record.topic(), record.value())));
    } catch (KafkaException e) {
      unreadable.incrementAndGet();
      return Optional.empty();
    }
  }

  long unreadable() {
    return unreadable.get();
  }
}
