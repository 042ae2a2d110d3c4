package dev.classmoji.aggregator.subscription.mqtt;

import dev.classmoji.aggregator.subscription.group.Backlog;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Publishes the events of this instance's share to an MQTT broker, on a thread of its own, and says
 * that they are delivered once the broker has acknowledged them. While it does not, they wait in
 * Kafka; nobody else waits.
 */
final class MqttDelivery implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(MqttDelivery.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Supplier<Backlog> backlogs;
  private final Lines lines;
  private final String prefix;
  private final Progress progress;
  private final Thread thread = new Thread(this::run, "mqtt");
  private Backlog backlog;
  private boolean closed;

  /**
   * @param backlogs joins the group
   * @param prefix what every topic begins with
   * @param progress is told how it goes
   */
  MqttDelivery(Supplier<Backlog> backlogs, Lines lines, String prefix, Progress progress) {
    this.backlogs = backlogs;
    this.lines = lines;
    this.prefix = prefix;
    this.progress = progress;
  }

  /** Is told how deliveries go; thread-safe. */
  interface Progress {
    void connected();

    void published(int events);

    /**
     * The broker was not reached, or did not acknowledge.
     *
     * @param why in one line
     */
    void failed(String why);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!isClosed()) {
      try (var opened = backlogs.get()) {
        if (take(opened)) {
          publishAll(opened);
        }
      } catch (WakeupException e) {
        // it is being closed
      } catch (RuntimeException e) { // whatever it is, the next try may go well
        LOG.warnf("The events for MQTT were lost and are taken up again: %s", e);
        pause();
      }
    }
  }

  private void publishAll(Backlog events) {
    var wait = FIRST_PAUSE;
    while (!isClosed()) {
      try (var line = lines.open()) {
        progress.connected();
        if (publish(events, line)) {
          wait = FIRST_PAUSE;
        }
        if (!isClosed()) {
          progress.failed(
              line.isUp()
                  ? "the broker did not acknowledge an event"
                  : "the connection to the broker broke");
        }
      } catch (NoLineException e) {
        progress.failed(e.getMessage());
      }
      rest(events, wait);
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  /**
   * Until the line fails, also while nothing flows.
   *
   * @return whether it was of use: something was published, or it stood for long
   */
  private boolean publish(Backlog events, Line line) {
    long deadline = System.nanoTime() + LONGEST_PAUSE.toNanos();
    boolean ofUse = false;
    while (line.isUp() && !isClosed()) {
      var next = events.next(line.most(), POLL);
      int acknowledged =
          next.isEmpty()
              ? 0
              : line.publish(next.stream().map(each -> Publication.of(prefix, each)).toList());
      events.delivered(acknowledged);
      progress.published(acknowledged);
      ofUse |= acknowledged > 0 || System.nanoTime() - deadline > 0;
      if (acknowledged < next.size()) {
        break;
      }
    }
    return ofUse;
  }

  private void rest(Backlog events, Duration wait) {
    long deadline = System.nanoTime() + wait.toNanos();
    for (long left = wait.toNanos(); left > 0 && !isClosed(); left = deadline - System.nanoTime()) {
      events.rest(Duration.ofNanos(Math.min(left, POLL.toNanos())));
    }
  }

  private synchronized boolean take(Backlog opened) {
    backlog = opened;
    return !closed;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void pause() {
    try {
      if (!closed) {
        wait(FIRST_PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Publishes nothing more and waits for the thread to end. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (backlog != null) {
        backlog.wakeup();
      }
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
