package dev.classmoji.classifier.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollerGroupTest {
  private final CompletableFuture<Throwable> told = new CompletableFuture<>();

  @Test
  void shouldStopInOrderWithoutAFailure() throws Exception {
    var bench = PollerBench.unsubscribed();
    var polled = new CompletableFuture<Void>();
    bench.consumer.schedulePollTask(() -> {});
    bench.consumer.schedulePollTask(() -> polled.complete(null)); // by then the first is done
    var group = new PollerGroup(List.of(bench.poller), told::complete);

    assertThat(group.isReading()).isFalse();
    group.start();
    polled.get(10, TimeUnit.SECONDS);
    assertThat(group.isReading()).isTrue();

    assertThat(group.stop()).isTrue();
    assertThat(group.isReading()).isFalse();
    assertThat(group.failure()).isEmpty();
    assertThat(told).isNotDone();
    assertThat(bench.consumer.closed()).isTrue();
  }

  @Test
  void shouldKeepAndTellTheFirstFailureAndStopTheOthers() throws Exception {
    var sound = PollerBench.unsubscribed();
    var failing = PollerBench.unsubscribed();
    var failure = new AuthorizationException("not allowed");
    failing.consumer.setPollException(failure);
    var group = new PollerGroup(List.of(sound.poller, failing.poller), told::complete);

    group.start();

    assertThat(told.get(10, TimeUnit.SECONDS)).isSameAs(failure);
    assertThat(group.failure()).contains(failure);
    assertThat(group.stop()).isTrue();
    assertThat(sound.consumer.closed()).isTrue();
    assertThat(failing.consumer.closed()).isTrue();
  }
}
