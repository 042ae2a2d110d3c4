package dev.classmoji.aggregator.subscription.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.group.Backlog;
import dev.classmoji.aggregator.subscription.group.Backlogs;
import dev.classmoji.aggregator.subscription.webhook.registry.Hooks;
import dev.classmoji.aggregator.subscription.webhook.registry.Statuses;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.WebhookState;
import dev.classmoji.schemas.WebhookStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeliveryTest {
  private static final long PATIENCE_SECONDS = 50;

  private final Receiver receiver = new Receiver();
  private final Kept kept = new Kept();
  private final Arrivals<String> tally = new Arrivals<>();
  private Delivery delivery;

  @AfterEach
  void end() {
    delivery.close();
  }

  @Test
  void shouldPostTheNextOnlyOnceTheOneBeforeIsAccepted() throws InterruptedException {
    deliver(1, () -> Backlogs.of(2));

    var first = receiver.next();
    assertThat(first.id()).isEqualTo("0-0");
    assertThat(receiver.posts.none()).isTrue();
    first.answer(new Outcome.Accepted());

    var second = receiver.next();
    assertThat(second.id()).isEqualTo("0-1");
    second.answer(new Outcome.Accepted());
    assertThat(tally.next()).isEqualTo("Accepted 1");
    assertThat(tally.next()).isEqualTo("Accepted 1");
    delivery.close();

    assertThat(kept.news.next().getState()).isEqualTo(WebhookState.ACTIVE);
    assertThat(kept.news.none()).as("a second success so soon is no news").isTrue();
  }

  @Test
  void shouldPostAsManyAtOnceAsTheWebhookTakes() throws InterruptedException {
    deliver(2, () -> Backlogs.of(3));

    var first = receiver.next();
    assertThat(first.id()).isEqualTo("0-0~0-1");
    first.answer(new Outcome.Accepted());
    assertThat(tally.next()).isEqualTo("Accepted 2");
    assertThat(receiver.next().id()).isEqualTo("0-2");
  }

  @Test
  void shouldPostTheSameAgainUntilItIsAccepted() throws InterruptedException {
    deliver(1, () -> Backlogs.of(1));

    for (int failures = 0; failures < 3; failures++) {
      var post = receiver.next();
      assertThat(post.id()).isEqualTo("0-0");
      assertThat(post.letter().failures()).isEqualTo(failures);
      post.answer(Outcome.failed("it answered 500"));
      assertThat(kept.news.next().getState()).isEqualTo(WebhookState.RETRYING);
      assertThat(tally.next()).isEqualTo("Failed 1");
    }
    receiver.next().answer(new Outcome.Accepted());
    assertThat(kept.news.next().getState()).isEqualTo(WebhookState.ACTIVE);
    assertThat(tally.next()).isEqualTo("Accepted 1");
  }

  @Test
  void shouldParkAWebhookThatIsGoneWhereItStopped() throws InterruptedException {
    deliver(1, () -> Backlogs.of(3));

    receiver.next().answer(new Outcome.Accepted());
    receiver.next().answer(new Outcome.Gone());
    assertThat(kept.news.next().getState()).isEqualTo(WebhookState.ACTIVE);

    var parked = kept.news.next();
    assertThat(parked.getState()).isEqualTo(WebhookState.PARKED);
    assertThat(parked.getPositions()).containsExactly(1L);
    assertThat(receiver.posts.none()).isTrue();
  }

  @Test
  void shouldWaitForTheNextTryThatAnotherInstanceSet() throws InterruptedException {
    var soon = Instant.now().plusMillis(300).truncatedTo(ChronoUnit.MILLIS);
    kept.last =
        WebhookStatus.newBuilder(Statuses.NEW)
            .setState(WebhookState.RETRYING)
            .setFailures(4)
            .setNextTryAtMicros(EpochMicros.of(soon))
            .build();
    deliver(1, () -> Backlogs.of(1));

    var post = receiver.next();

    assertThat(Instant.now()).isAfterOrEqualTo(soon);
    assertThat(post.letter().failures()).isEqualTo(4);
  }

  @Test
  void shouldTakeTheEventsUpAgainOnceKafkaIsBack() throws InterruptedException {
    var tries = new AtomicInteger();
    deliver(
        1,
        () -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("Kafka is away");
          }
          return Backlogs.of(1);
        });

    assertThat(receiver.next().id()).isEqualTo("0-0");
    assertThat(tries).hasValue(2);
  }

  @Test
  void shouldGiveUpWhatIsBeingPostedWhenItStops() throws InterruptedException {
    deliver(1, () -> Backlogs.of(1));

    var post = receiver.next();

    delivery.close(); // returns once its thread has ended

    assertThat(post.outcome()).isCancelled();
    assertThat(tally.none()).isTrue();
    assertThat(kept.news.none()).isTrue();
  }

  private void deliver(int batch, Supplier<Backlog> backlogs) {
    var patience =
        new Patience(
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1)),
            Duration.ofDays(1));
    delivery =
        new Delivery(
            Hooks.to("https://hooks.example/x", batch),
            backlogs,
            receiver,
            kept,
            patience,
            (outcome, events) -> tally.add(outcome.getClass().getSimpleName() + " " + events),
            Clock.systemUTC());
    delivery.start();
  }

  /** A letter that waits for its answer. */
  private record Post(Letter letter, CompletableFuture<Outcome> outcome) {
    String id() {
      return letter.headers().get("webhook-id");
    }

    void answer(Outcome said) {
      outcome.complete(said);
    }
  }

  /** What comes, in order. */
  private static final class Arrivals<T> {
    private final BlockingQueue<T> waiting = new LinkedBlockingQueue<>();

    void add(T arrival) {
      waiting.add(arrival);
    }

    /** The next one, which may take a while to come. */
    T next() throws InterruptedException {
      var next = waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("what should have come").isNotNull();
      return next;
    }

    boolean none() {
      return waiting.isEmpty();
    }
  }

  /** Answers when the test does. */
  private static final class Receiver implements Posting {
    private final Arrivals<Post> posts = new Arrivals<>();

    Post next() throws InterruptedException {
      return posts.next();
    }

    @Override
    public CompletableFuture<Outcome> post(Letter letter) {
      var post = new Post(letter, new CompletableFuture<>());
      posts.add(post);
      return post.outcome();
    }
  }

  /** Knows what it was told last. */
  private static final class Kept implements Statuses {
    private final Arrivals<WebhookStatus> news = new Arrivals<>();
    private volatile WebhookStatus last = NEW;

    @Override
    public WebhookStatus of(String id) {
      return last;
    }

    @Override
    public void tell(String id, WebhookStatus status) {
      last = status;
      news.add(status);
    }
  }
}
