package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.Tick;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class FlowControlTest {
  private static final SessionId SESSION = new SessionId("math-7b", "k3f9");
  private static final String KEY = SESSION.toString();
  private static final long SECOND_MICROS = 1_000_000;

  private final Answers answers = new Answers(SESSION);
  private final AtomicLong now = new AtomicLong();
  private final FlowControl flow =
      new FlowControl(
          answers.consumer,
          answers.reader,
          SESSION,
          new FlowSettings(Duration.ofSeconds(5), Duration.ofSeconds(60)),
          () -> now.getAndAdd(Duration.ofSeconds(10).toNanos()));

  @Test
  void shouldListenToTheSessionsPartitionFromItsPresentEnd() {
    assertThat(answers.consumer.assignment()).containsExactly(answers.partition());
    assertThat(Answers.positions(answers.consumer)).containsExactly(1000L);
  }

  @Test
  void shouldLetTheFirstSecondsPassWithoutAnAnswer() throws Exception {
    flow.awaitRoomFor(5 * SECOND_MICROS);
    assertThat(Answers.positions(answers.consumer)).as("nothing was asked").containsExactly(1000L);
  }

  @Test
  void shouldWaitForTheTickThatMakesRoom() throws Exception {
    // Given ticks that come one at a time, each at a poll of its own
    for (long second = 0; second <= 9; second++) {
      long answered = second;
      answers.consumer.schedulePollTask(() -> answers.add(KEY, tick(answered)));
    }
    // When there is a frame at 12 s, then it waits until 7 s has come back and no longer
    flow.awaitRoomFor(12 * SECOND_MICROS);
    assertThat(Answers.positions(answers.consumer)).containsExactly(1008L);
  }

  @Test
  void shouldPassOverOtherSessionsAndExpressions() throws Exception {
    var otherSession = "bio-8a~zzzz";
    answers.consumer.schedulePollTask(() -> answers.add(otherSession, tick(50)));
    answers.consumer.schedulePollTask(() -> answers.addBytes(KEY + "/S01", new byte[] {1}));
    answers.consumer.schedulePollTask(() -> answers.add(KEY, tick(3)));
    flow.awaitRoomFor(8 * SECOND_MICROS);
    assertThat(Answers.positions(answers.consumer)).containsExactly(1003L);
  }

  @Test
  void shouldGiveUpOnAClassifierThatDoesNotAnswer() {
    assertThatThrownBy(() -> flow.awaitRoomFor(6 * SECOND_MICROS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the classifier does not answer")
        .hasMessageContaining("60 s");
  }

  @Test
  void shouldBePatientWithASlowOne() throws Exception {
    // Given an answer every 50 s of the clock, of which each look takes 10
    for (int poll = 0; poll < 20; poll++) {
      long second = poll / 4;
      boolean answered = poll % 4 == 3;
      answers.consumer.schedulePollTask(
          () -> {
            if (answered) {
              answers.add(KEY, tick(second + 1));
            }
          });
    }
    flow.awaitRoomFor(10 * SECOND_MICROS);
    assertThat(Answers.positions(answers.consumer)).containsExactly(1005L);
  }

  @Test
  void shouldStopWaitingWhenInterrupted() {
    Thread.currentThread().interrupt();
    answers.consumer.setPollException(new InterruptException("interrupted"));
    assertThatThrownBy(() -> flow.awaitRoomFor(6 * SECOND_MICROS))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private static Tick tick(long second) {
    return new Tick(
        KEY, second, 0L, new IngestCounters(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), List.of());
  }
}
