package dev.classmoji.aggregator.subscription.webhook.delivery;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.group.Backlog;
import dev.classmoji.aggregator.subscription.webhook.registry.Statuses;
import dev.classmoji.aggregator.subscription.webhook.registry.Webhook;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.WebhookState;
import dev.classmoji.schemas.WebhookStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Posts the events of one webhook in order, on a thread of its own: the next one only once the one
 * before was accepted. Nobody else waits for it, whatever its receiver does.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Delivery.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration REOPENED_AFTER = Duration.ofSeconds(2);
  private static final Duration PARKED_TOLD_EVERY = Duration.ofSeconds(5);
  private static final Duration SUCCESS_TOLD_EVERY = Duration.ofSeconds(10);

  private final Webhook webhook;
  private final Supplier<Backlog> backlogs;
  private final Posting posting;
  private final Statuses statuses;
  private final Patience patience;
  private final Tally tally;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile Backlog backlog;
  private volatile CompletableFuture<Outcome> posted;

  /**
   * @param backlogs joins the webhook's group
   */
  public Delivery(
      Webhook webhook,
      Supplier<Backlog> backlogs,
      Posting posting,
      Statuses statuses,
      Patience patience,
      Tally tally,
      Clock clock) {
    this.webhook = webhook;
    this.backlogs = backlogs;
    this.posting = posting;
    this.statuses = statuses;
    this.patience = patience;
    this.tally = tally;
    this.clock = clock;
    this.thread = new Thread(this::run, "webhook-" + webhook.id());
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!isClosed()) {
      try (var opened = backlogs.get()) {
        backlog = opened;
        deliver(opened);
      } catch (WakeupException | CancellationException e) {
        // it is being closed
      } catch (RuntimeException e) { // whatever it is, the next try may go well
        LOG.warnf("Webhook %s lost its events and takes them up again: %s", webhook.id(), e);
        pause();
      }
    }
  }

  private void deliver(Backlog events) {
    var status = statuses.of(webhook.id());
    while (!isClosed()) {
      awaitNextTry(events, status);
      var next = events.next(webhook.batch(), POLL);
      if (next.isEmpty()) {
        status = statuses.of(webhook.id()); // another instance may have delivered meanwhile
        continue;
      }
      var outcome = post(next, status.getFailures());
      if (outcome instanceof Outcome.Accepted) {
        events.delivered(next.size());
      }
      tally.posted(outcome, next.size());
      status = tell(events, status, patience.after(status, outcome, clock.instant()));
    }
  }

  private void awaitNextTry(Backlog events, WebhookStatus status) {
    var at = status.getNextTryAtMicros();
    while (at != null && !isClosed()) {
      var left = Duration.between(clock.instant(), EpochMicros.instant(at));
      if (left.isNegative() || left.isZero()) {
        return;
      }
      events.rest(left.compareTo(POLL) < 0 ? left : POLL);
    }
  }

  private Outcome post(List<EmojiRecord> events, int failures) {
    var answer = posting.post(Letter.of(webhook, events, clock.instant(), failures));
    posted = answer;
    if (isClosed()) {
      answer.cancel(true);
    }
    return answer.join();
  }

  /** Has it kept how the webhook is, if that is news. */
  private WebhookStatus tell(Backlog events, WebhookStatus before, WebhookStatus after) {
    if (after.getState() == WebhookState.PARKED) {
      park(events, after);
      return after;
    }
    if (isNews(before, after)) {
      statuses.tell(webhook.id(), after);
      return after;
    }
    return before; // so that the last success that was told is known
  }

  /** Until it is known to be kept, for whoever keeps it then stops this delivery. */
  private void park(Backlog events, WebhookStatus status) {
    LOG.warnf("Webhook %s is parked: %s", webhook.id(), status.getLastError());
    while (!isClosed()) {
      var positions = listed(events.positions());
      statuses.tell(webhook.id(), WebhookStatus.newBuilder(status).setPositions(positions).build());
      events.rest(PARKED_TOLD_EVERY);
    }
  }

  private static boolean isNews(WebhookStatus before, WebhookStatus after) {
    return after.getState() != WebhookState.ACTIVE
        || before.getState() != WebhookState.ACTIVE
        || before.getLastSuccessAtMicros() == null
        || after.getLastSuccessAtMicros() - before.getLastSuccessAtMicros()
            >= TimeUnit.NANOSECONDS.toMicros(SUCCESS_TOLD_EVERY.toNanos());
  }

  private static List<Long> listed(Map<Integer, Long> positions) {
    int partitions = positions.isEmpty() ? 0 : Collections.max(positions.keySet()) + 1;
    var listed = new ArrayList<>(Collections.nCopies(partitions, -1L));
    positions.forEach(listed::set);
    return listed;
  }

  private void pause() {
    try {
      closed.await(REOPENED_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Delivers nothing more; what is being posted may be posted again. Returns at once. */
  public void stop() {
    closed.countDown();
    var answer = posted;
    if (answer != null) {
      answer.cancel(true);
    }
    var open = backlog;
    if (open != null) {
      open.wakeup();
    }
  }

  /** Stops, and waits until it has left its group. */
  @Override
  public void close() {
    stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
