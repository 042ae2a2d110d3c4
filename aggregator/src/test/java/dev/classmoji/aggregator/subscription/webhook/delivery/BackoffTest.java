package dev.classmoji.aggregator.subscription.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofHours(1), new Random(7));

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "11, 1024", "12, 2048", "13, 3600", "2147483647, 3600"})
  void shouldDoubleUpToTheLongest(int failures, long seconds) {
    assertThat(backoff.most(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Property
  void shouldNeverWaitLongerThanThat(@ForAll @IntRange(min = 1, max = 100_000) int failures) {
    assertThat(backoff.delay(failures)).isBetween(Duration.ZERO, backoff.most(failures));
  }

  @Test
  void shouldSpreadOverAllOfIt() {
    var delays = IntStream.range(0, 1_000).mapToLong(i -> backoff.delay(13).toMinutes()).toArray();

    assertThat(delays).contains(0, 15, 30, 45, 59);
  }

  @Test
  void shouldRefuseALongestThatIsShorterThanTheFirst() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), new Random()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), new Random()));
  }
}
