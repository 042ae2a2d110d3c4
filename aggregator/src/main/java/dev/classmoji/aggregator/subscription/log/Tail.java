package dev.classmoji.aggregator.subscription.log;

import dev.classmoji.aggregator.subscription.event.Position;
import dev.classmoji.aggregator.subscription.stream.Hub;
import dev.classmoji.schemas.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Follows the end of the log for all subscribers, on one thread, for as long as it runs. After a
 * failure it goes on where it was.
 */
public final class Tail implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Tail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Map<String, Object> client;
  private final MessageFormat format;
  private final Hub hub;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "subscriptions-tail");
  private volatile EmojiLog log;
  private Position reached;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public Tail(Map<String, Object> client, MessageFormat format, Hub hub) {
    this.client = Map.copyOf(client);
    this.format = format;
    this.hub = hub;
  }

  /** Begins; returns at once. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!isClosed()) {
        try (var opened = new EmojiLog(client, format)) {
          log = opened;
          follow(opened);
        } catch (WakeupException e) {
          return;
        } catch (InvalidOffsetException e) { // the log is another one, or was cut
          LOG.warnf("The emoji events do not go on where subscribers are: %s", e.getMessage());
          reached = null;
          hub.lose();
        } catch (RuntimeException e) { // whatever it is, the next try may go well
          LOG.warnf("The emoji events are taken up again for subscribers: %s", e);
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(EmojiLog events) throws InterruptedException {
    var partitions = awaitPartitions(events);
    events.assign(partitions);
    if (reached == null && !isClosed()) {
      var ends = events.ends();
      reached = Position.START;
      ends.forEach((partition, end) -> reached = reached.withNext(partition, end));
      hub.open(partitions.size(), reached);
    }
    partitions.forEach(partition -> events.seek(partition, reached.next(partition)));
    while (!isClosed()) {
      var now = events.poll(POLL, hub::publish);
      partitions.forEach(partition -> hub.reach(partition, now.next(partition)));
      reached = now;
    }
  }

  private List<Integer> awaitPartitions(EmojiLog events) throws InterruptedException {
    int partitions = events.partitions();
    while (partitions == 0 && !isClosed()) {
      pause();
      partitions = events.partitions();
    }
    return IntStream.range(0, partitions).boxed().toList();
  }

  private void pause() throws InterruptedException {
    closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Stops reading and waits for the thread to end. */
  @Override
  public void close() {
    closed.countDown();
    var open = log;
    if (open != null) {
      open.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
