package dev.classmoji.aggregator.report;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a {@link LogRange} in log order, keeping nothing. */
final class LogReader {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Is shown each record. */
  @FunctionalInterface
  interface Visitor {
    void visit(ConsumerRecord<String, byte[]> found);
  }

  private final Consumer<String, byte[]> consumer;
  private final Duration patience;

  /**
   * @param consumer reads committed records; its assignment is this reader's to change
   * @param patience how long the log may stand still before the reader gives up
   */
  LogReader(Consumer<String, byte[]> consumer, Duration patience) {
    this.consumer = consumer;
    this.patience = patience;
  }

  /**
   * Shows every committed record of the range, tombstones too.
   *
   * @throws TimeoutException if the end of the range does not come within reach
   */
  void read(LogRange range, Visitor visitor) {
    var log = range.log();
    consumer.assign(List.of(log));
    consumer.seek(log, range.from());
    long position = range.from();
    long deadline = System.nanoTime() + patience.toNanos();
    while (position < range.to()) {
      for (var found : consumer.poll(POLL).records(log)) {
        if (found.offset() < range.to()) {
          visitor.visit(found);
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
  }
}
