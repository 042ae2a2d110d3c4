package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.UnreadableMessageException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads one session's messages out of a {@link LogRange}, in log order, keeping none of them. */
final class TopicReader {

  /** Is shown each message. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param appendedAtMillis Kafka's log-append time, milliseconds since the epoch
     */
    void visit(SpecificRecord message, long appendedAtMillis);
  }

  private final LogReader log;
  private final Deserializer<SpecificRecord> deserializer;

  /**
   * @param consumer reads committed records; its assignment is this reader's to change
   * @param patience how long the log may stand still before the reader gives up
   */
  TopicReader(
      Consumer<String, byte[]> consumer,
      Deserializer<SpecificRecord> deserializer,
      Duration patience) {
    this.log = new LogReader(consumer, patience);
    this.deserializer = deserializer;
  }

  /**
   * Shows the session's records to {@code visitor}; tombstones are passed over.
   *
   * @return how many of the session's records could not be decoded
   * @throws TimeoutException if the end of the range does not come within reach
   */
  long read(LogRange range, String session, Visitor visitor) {
    var unreadable = new AtomicLong();
    log.read(
        range,
        found -> {
          if (isOf(session, found) && !show(found, visitor)) {
            unreadable.incrementAndGet();
          }
        });
    return unreadable.get();
  }

  private static boolean isOf(String session, ConsumerRecord<String, byte[]> found) {
    return found.value() != null
        && found.key() != null
        && session.equals(Keys.sessionOf(found.key()));
  }

  private boolean show(ConsumerRecord<String, byte[]> found, Visitor visitor) {
    SpecificRecord message;
    try {
      message = deserializer.deserialize(found.topic(), found.value());
    } catch (UnreadableMessageException e) {
      return false;
    }
    visitor.visit(message, found.timestamp());
    return true;
  }
}
