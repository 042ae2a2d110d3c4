package dev.classmoji.classifier.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchPolicyTest {
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final long MILLI = 1_000_000;

  private final BatchPolicy policy = new BatchPolicy(8, Duration.ofMillis(10));

  @Test
  void shouldCloseAFullBatchAtOnce() {
    assertThat(policy.closes(8, 0)).isTrue();
    assertThat(policy.closes(7, 0)).isFalse();
  }

  @Test
  void shouldCloseAnyBatchWhoseFirstCropHasWaitedLongEnough() {
    assertThat(policy.closes(1, 10 * MILLI)).isTrue();
    assertThat(policy.closes(1, 10 * MILLI - 1)).isFalse();
  }

  @Test
  void shouldNeverCloseAnEmptyBatch() {
    assertThat(policy.closes(0, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void shouldWaitOnlyForTheRestOfTheDeadline() {
    assertThat(policy.patience(3, 4 * MILLI, IDLE)).isEqualTo(Duration.ofMillis(6));
  }

  @Test
  void shouldNotWaitOnceABatchCanClose() {
    assertThat(policy.patience(8, 0, IDLE)).isZero();
    assertThat(policy.patience(1, 30 * MILLI, IDLE)).isZero();
  }

  @Test
  void shouldWaitAtLeisureWhileNoCropWaits() {
    assertThat(policy.patience(0, 0, IDLE)).isEqualTo(IDLE);
  }

  @Test
  void shouldCloseEveryBatchAtOnceIfCropsMayNotWait() {
    var eager = new BatchPolicy(8, Duration.ZERO);

    assertThat(eager.closes(1, 0)).isTrue();
    assertThat(eager.patience(1, 0, IDLE)).isZero();
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BatchPolicy(0, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> new BatchPolicy(1, Duration.ofNanos(-1)));
  }
}
