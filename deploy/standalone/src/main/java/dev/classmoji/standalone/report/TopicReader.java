package dev.classmoji.standalone.report;

import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageDeserializer;
import dev.classmoji.schemas.UnreadableMessageException;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads one session's records out of a {@link LogRange}, in log order, keeping none of them. */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Is shown each record. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param appendedAtMillis Kafka's log-append time, milliseconds since the epoch
     */
    void visit(SpecificRecord message, long appendedAtMillis);
  }

  private final Consumer<String, byte[]> consumer;
  private final MessageDeserializer deserializer;
  private final Duration patience;

  /**
   * @param consumer reads committed records; its assignment is this reader's to change
   * @param patience how long the log may stand still before the reader gives up
   */
  TopicReader(
      Consumer<String, byte[]> consumer, MessageDeserializer deserializer, Duration patience) {
    this.consumer = consumer;
    this.deserializer = deserializer;
    this.patience = patience;
  }

  /**
   * Shows the session's records to {@code visitor}; tombstones are passed over.
   *
   * @return how many of the session's records could not be decoded
   * @throws TimeoutException if the end of the range does not come within reach
   */
  long read(LogRange range, String session, Visitor visitor) {
    var log = range.log();
    consumer.assign(List.of(log));
    consumer.seek(log, range.from());
    long unreadable = 0;
    long position = range.from();
    long deadline = System.nanoTime() + patience.toNanos();
    while (position < range.to()) {
      for (var found : consumer.poll(POLL).records(log)) {
        if (found.offset() < range.to() && isOf(session, found)) {
          unreadable += show(found, visitor) ? 0 : 1;
        }
      }
      long reached = consumer.position(log);
      if (reached > position) {
        deadline = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException(
            "%s stands still at offset %d of %d".formatted(log, reached, range.to()));
      }
      position = reached;
    }
    return unreadable;
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
