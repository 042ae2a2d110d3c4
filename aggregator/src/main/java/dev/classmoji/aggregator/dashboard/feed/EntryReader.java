package dev.classmoji.aggregator.dashboard.feed;

import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.schemas.UnreadableMessageException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads records' bytes; those that cannot be read are counted and left out. */
final class EntryReader {
  private final Deserializer<SpecificRecord> messages;
  private final AtomicLong unreadable = new AtomicLong();

  EntryReader(Deserializer<SpecificRecord> messages) {
    this.messages = messages;
  }

  /** Empty if the bytes are no message; an exception if its schema cannot be had for now. */
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
    } catch (UnreadableMessageException e) {
      unreadable.incrementAndGet();
      return Optional.empty();
    }
  }

  long unreadable() {
    return unreadable.get();
  }
}
