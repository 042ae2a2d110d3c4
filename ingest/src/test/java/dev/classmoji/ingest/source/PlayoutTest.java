package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayoutTest {
  private static final long SECOND = 1_000_000_000;
  private static final long FRAME = SECOND / 10;

  private final Playout playout = new Playout();

  @Test
  void shouldSpreadASegmentThatComesAtOnce() {
    // Given frames whose clock shows another time than ours, all there at once
    for (int i = 0; i < 20; i++) {
      assertThat(playout.waitNanos(70 * SECOND + i * FRAME, 3 * SECOND)).isEqualTo(i * FRAME);
    }
  }

  @Test
  void shouldKeepTheRhythmWhenTheNextSegmentIsLate() {
    play(0, 20, 0);
    // When the next segment comes half a second after its turn
    long late = 2 * SECOND + SECOND / 2;
    // Then its frames follow each other as they were taken, not in a burst
    assertThat(playout.waitNanos(20 * FRAME, late)).isZero();
    assertThat(playout.waitNanos(21 * FRAME, late)).isEqualTo(FRAME);
    assertThat(playout.waitNanos(22 * FRAME, late)).isEqualTo(2 * FRAME);
  }

  @Test
  void shouldCatchUpAfterTheNetworkHungRatherThanStayBehind() {
    play(0, 20, 0);
    // When 10 s of video come at once, 10 s late: all is shown at once that is later than the slack
    for (int i = 20; i < 100; i++) {
      assertThat(playout.waitNanos(i * FRAME, 12 * SECOND)).isZero();
    }
    // Then the rhythm goes on
    assertThat(playout.waitNanos(100 * FRAME, 12 * SECOND)).isZero();
    assertThat(playout.waitNanos(101 * FRAME, 12 * SECOND)).isEqualTo(FRAME);
  }

  @Test
  void shouldTakeUpTheRhythmAgainAfterTheSourceItselfStood() {
    play(0, 20, 0);
    // When the source stands for 20 s and goes on where it was, so that all is 20 s late from now
    // on
    for (int i = 0; i < 40; i++) {
      playout.waitNanos((20 + i) * FRAME, 22 * SECOND + i * FRAME);
    }
    // Then a burst is spread again
    assertThat(playout.waitNanos(60 * FRAME, 26 * SECOND)).isZero();
    assertThat(playout.waitNanos(61 * FRAME, 26 * SECOND)).isPositive();
  }

  @Test
  void shouldFollowTimestampsThatJump() {
    play(1000 * SECOND, 20, 0);
    assertThat(playout.waitNanos(0, 2 * SECOND)).as("back").isZero();
    assertThat(playout.waitNanos(FRAME, 2 * SECOND)).isEqualTo(FRAME);
    assertThat(playout.waitNanos(5000 * SECOND, 3 * SECOND)).as("forward").isZero();
    assertThat(playout.waitNanos(5000 * SECOND + FRAME, 3 * SECOND)).isEqualTo(FRAME);
  }

  @Test
  void shouldKnowWhatWasShownBeforeTheConnectionWasLost() {
    play(0, 40, 0);
    // When it is asked anew, and anew, and its latest segment comes again, at once
    playout.reconnect();
    assertThat(playout.shown(20 * FRAME, 10 * SECOND)).isTrue();
    playout.reconnect();
    long now = 20 * SECOND;
    for (int i = 20; i < 50; i++) {
      assertThat(playout.shown(i * FRAME, now)).isTrue();
    }
    // Then what is later than a decoder holds frames back is new, and all after it
    assertThat(playout.shown(50 * FRAME, now)).isFalse();
    assertThat(playout.shown(39 * FRAME, now)).isFalse();
  }

  @Test
  void shouldNotTakeASourceThatBeganAnewForAnOldOne() {
    play(0, 100, 0);
    playout.reconnect();
    // Given the same times again, but as fast as they are taken
    long now = 20 * SECOND;
    assertThat(playout.shown(0, now)).isTrue();
    assertThat(playout.shown(19 * FRAME, now + 19 * FRAME)).isTrue();
    assertThat(playout.shown(20 * FRAME, now + 20 * FRAME)).isFalse();
  }

  @Test
  void shouldShowAllOfAFirstConnection() {
    playout.reconnect();
    assertThat(playout.shown(0, 0)).isFalse();
  }

  private void play(long timestamp, int frames, long now) {
    for (int i = 0; i < frames; i++) {
      playout.waitNanos(timestamp + i * FRAME, now + i * FRAME);
    }
  }
}
