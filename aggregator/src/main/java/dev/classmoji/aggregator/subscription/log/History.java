package dev.classmoji.aggregator.subscription.log;

import dev.classmoji.aggregator.subscription.stream.Delivery;
import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.stream.Hub;
import dev.classmoji.aggregator.subscription.stream.Subscriber;
import dev.classmoji.schemas.MessageFormat;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads the past for those who need it, each with a consumer of its own, as fast as they take it,
 * until they have caught up. Only a few at a time; the others wait for their turn.
 */
public final class History implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(History.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOMENT_MILLIS = 5;

  private final Map<String, Object> client;
  private final MessageFormat format;
  private final ExecutorService readers;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param readers how many are served at a time
   */
  public History(Map<String, Object> client, MessageFormat format, int readers) {
    this.client = Map.copyOf(client);
    this.format = format;
    this.readers =
        Executors.newFixedThreadPool(readers, task -> new Thread(task, "subscriptions-history"));
  }

  /** Brings a subscriber to where it can join; returns at once. */
  public void read(Subscriber subscriber, Hub hub) {
    try {
      readers.execute(() -> bring(subscriber, hub));
    } catch (RejectedExecutionException e) {
      subscriber.close(Farewell.STOPPING);
    }
  }

  private void bring(Subscriber subscriber, Hub hub) {
    if (subscriber.isClosed() || hub.join(subscriber)) {
      return; // it left, or what it needs is kept at hand by now
    }
    try (var log = new EmojiLog(client, format)) {
      begin(log, subscriber, hub);
      while (!hub.join(subscriber) && subscriber.awaitRoom(PATIENCE)) {
        if (hub.isBehind(subscriber)) {
          Thread.sleep(MOMENT_MILLIS);
        } else {
          var reached = log.poll(POLL, delivery -> give(subscriber, delivery));
          hub.partitions(subscriber)
              .forEach(partition -> subscriber.reach(partition, reached.next(partition)));
        }
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      subscriber.close(Farewell.STOPPING);
    } catch (RuntimeException e) { // whatever it is, the next try may go well
      LOG.warnf("The past could not be read for a subscriber: %s", e);
      subscriber.close(Farewell.LOST);
    }
  }

  private static void begin(EmojiLog log, Subscriber subscriber, Hub hub) {
    log.assign(hub.partitions(subscriber));
    var begins = log.begins();
    log.ends()
        .forEach(
            (partition, end) -> {
              long begin = begins.get(partition);
              long next = subscriber.next(partition);
              if (next < begin || next > end) { // not kept any more, or of a log that is no more
                subscriber.skip(partition, begin);
              }
              log.seek(partition, subscriber.next(partition));
            });
  }

  private static void give(Subscriber subscriber, Delivery delivery) {
    try {
      if (subscriber.awaitRoom(PATIENCE)) {
        subscriber.take(delivery);
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Stops reading: whoever has not caught up is told so. */
  @Override
  public void close() {
    readers.shutdownNow();
  }
}
