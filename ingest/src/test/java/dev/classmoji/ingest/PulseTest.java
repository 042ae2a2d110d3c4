package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private long now = 77;
  private final Pulse pulse = new Pulse(() -> now);

  @Test
  void shouldBeWithinItsLimitUntilProgressIsOverdue() {
    pass(Duration.ofSeconds(9));
    assertThat(pulse.isWithin(LIMIT)).isTrue();

    pass(Duration.ofSeconds(1));
    assertThat(pulse.isWithin(LIMIT)).isFalse();
  }

  @Test
  void shouldTakeAPauseThatIsMeantForLife() {
    pulse.beat(Duration.ofSeconds(60).toNanos());

    pass(Duration.ofSeconds(69));
    assertThat(pulse.isWithin(LIMIT)).isTrue();

    pass(Duration.ofSeconds(1));
    assertThat(pulse.isWithin(LIMIT)).isFalse();
  }

  @Test
  void shouldRecoverWithItsNextBeat() {
    pass(Duration.ofSeconds(30));
    pulse.beat(-5);

    assertThat(pulse.isWithin(LIMIT)).isTrue();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
