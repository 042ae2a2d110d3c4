package dev.classmoji.aggregator.dashboard.feed;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.aggregator.dashboard.latency.Latencies;
import dev.classmoji.schemas.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Folds the feedback topics into the board, from the recent past on and for as long as it runs; on
 * one thread.
 *
 * <p>Why a plain consumer, and not global stores of Kafka Streams: those are restored before the
 * topology starts, so that a long history would hold up the feedback itself; they keep the last
 * value of a key, while a page shows the last minute and the whole lesson; they cannot forget by a
 * cap; and an error in one ends every stream thread. A consumer without a group reads all
 * partitions just as well, starts where the recent past begins, hands on each record as it comes,
 * and fails alone.
 */
public final class TopicFeed implements Feed {
  private static final Logger LOG = Logger.getLogger(TopicFeed.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Map<String, Object> client;
  private final Board board;
  private final Latencies latencies;
  private final Duration history;
  private final Clock clock;
  private final Runnable changed;
  private final EntryReader reader;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "dashboard-feed");
  private volatile FeedConsumer consumer;
  private volatile boolean current;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param latencies is told of what comes from then on
   * @param history how far back feedback is read at the start
   * @param changed called on the feed's thread after the board has changed
   */
  public TopicFeed(
      Map<String, Object> client,
      MessageFormat format,
      Board board,
      Latencies latencies,
      Duration history,
      Clock clock,
      Runnable changed) {
    this.client = Map.copyOf(client);
    this.board = board;
    this.latencies = latencies;
    this.history = history;
    this.clock = clock;
    this.changed = changed;
    this.reader = new EntryReader(format.deserializer());
  }

  @Override
  public void start() {
    thread.start();
  }

  /** Whether the board has all that the topics held when they were last taken up. */
  @Override
  public boolean isCurrent() {
    return current;
  }

  @Override
  public long unreadable() {
    return reader.unreadable();
  }

  private void run() {
    try {
      while (!isClosed()) {
        try (var opened = new FeedConsumer(client)) {
          consumer = opened;
          follow(opened);
        } catch (WakeupException e) {
          return;
        } catch (RuntimeException e) { // whatever it is, the next try may go well
          LOG.warnf("The dashboard lost its topics and takes them up again: %s", e);
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Folding records that were folded before changes nothing in the end: no need to remember. */
  private void follow(FeedConsumer topics) throws InterruptedException {
    current = false;
    while (!topics.hasTopics()) {
      pause();
      if (isClosed()) {
        return;
      }
    }
    topics.takeSessions();
    catchUp(topics);
    topics.takeFeedback(clock.instant().minus(history).toEpochMilli());
    catchUp(topics);
    current = true;
    changed.run();
    while (!isClosed()) {
      if (fold(topics)) {
        changed.run();
      }
    }
  }

  private void catchUp(FeedConsumer topics) {
    var ends = topics.ends();
    while (topics.isBehind(ends)) {
      fold(topics);
    }
  }

  private boolean fold(FeedConsumer topics) {
    var records = topics.poll(POLL);
    records.forEach(record -> reader.read(record).ifPresent(this::take));
    return !records.isEmpty();
  }

  private void take(Entry entry) {
    if (board.fold(entry) && current) {
      latencies.came(entry);
    }
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
    var open = consumer;
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
