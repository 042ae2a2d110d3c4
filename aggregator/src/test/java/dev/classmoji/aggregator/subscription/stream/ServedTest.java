package dev.classmoji.aggregator.subscription.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.event.Filter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ServedTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Served served = new Served();

  @Test
  void shouldNotWaitForNobody() throws InterruptedException {
    assertThat(served.awaitNone(Duration.ZERO)).isTrue();
  }

  @Test
  void shouldWaitUntilTheLastLineHasEnded() throws Exception {
    var first = subscriber();
    var second = subscriber();
    served.add(first);
    served.add(second);
    var none = CompletableFuture.supplyAsync(this::awaitNone);

    served.remove(first);
    assertThat(served.awaitNone(Duration.ZERO)).isFalse();
    assertThat(none).isNotDone();
    served.remove(second);

    assertThat(none).succeedsWithin(LONG).isEqualTo(true);
  }

  @Test
  void shouldLosePatienceWithALineThatDoesNotEnd() throws InterruptedException {
    served.add(subscriber());

    assertThat(served.awaitNone(Duration.ofMillis(20))).isFalse();
  }

  private boolean awaitNone() {
    try {
      return served.awaitNone(LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Subscriber subscriber() {
    return new Subscriber(Filter.ALL, Optional.empty(), new FakeLine(), 8);
  }
}
