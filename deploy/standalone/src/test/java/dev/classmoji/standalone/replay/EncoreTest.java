package dev.classmoji.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EncoreTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration AN_INSTANT = Duration.ofMillis(1);

  private final Encore encore = new Encore();

  @Test
  void shouldRefuseWhileTheRecordingPlays() {
    assertThat(encore.playAgain()).isFalse();
  }

  @Test
  void shouldBeWantedOnceForOneWish() throws InterruptedException {
    encore.offer();

    assertThat(encore.playAgain()).isTrue();
    assertThat(encore.playAgain()).isFalse();
    assertThat(encore.isWanted(LONG)).isTrue();
    assertThat(encore.isWanted(AN_INSTANT)).isFalse();
  }

  @Test
  void shouldNotBeWantedUnasked() throws InterruptedException {
    encore.offer();

    assertThat(encore.isWanted(AN_INSTANT)).isFalse();
  }

  @Test
  void shouldEndTheWaitForAWishWhenItCloses() throws Exception {
    encore.offer();
    var waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return encore.isWanted(LONG);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    encore.close();

    assertThat(waiting.get(30, TimeUnit.SECONDS)).isFalse();
    assertThat(encore.isClosed()).isTrue();
    assertThat(encore.playAgain()).isFalse();
  }

  @Test
  void shouldStayClosedWhenTheRecordingEndsAfterwards() {
    encore.close();
    encore.offer();

    assertThat(encore.playAgain()).isFalse();
    assertThat(encore.isClosed()).isTrue();
  }
}
