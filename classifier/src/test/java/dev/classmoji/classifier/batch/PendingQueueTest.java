package dev.classmoji.classifier.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingQueueTest {
  private final PendingQueue<String> queue = new PendingQueue<>();

  @Test
  void shouldLetSettledItemsGoWhileNothingIsBeforeThem() {
    queue.addSettled("start");
    queue.addSettled("tick 0");
    queue.addCrop("crop", 0);
    queue.addSettled("tick 1");

    assertThat(queue.take(0)).containsExactly("start", "tick 0");
    assertThat(queue.take(0)).isEmpty();
    assertThat(queue.crops()).isEqualTo(1);
  }

  @Test
  void shouldTakeABatchWithAllThatLeavesBehindIt() {
    queue.addCrop("a", 0);
    queue.addSettled("tick");
    queue.addCrop("b", 0);
    queue.addSettled("tock");
    queue.addCrop("c", 0);

    assertThat(queue.take(2)).containsExactly("a", "tick", "b", "tock");
    assertThat(queue.take(2)).containsExactly("c");
    assertThat(queue.crops()).isZero();
  }

  @Test
  void shouldCountTheWaitFromTheFirstCrop() {
    queue.addSettled("start");
    queue.addCrop("a", 100);
    queue.addCrop("b", 150);

    assertThat(queue.waitedNanos(170)).isEqualTo(70);
    queue.take(1);
    assertThat(queue.waitedNanos(170)).isEqualTo(20);
    queue.take(1);
    assertThat(queue.waitedNanos(170)).isZero();
  }

  @Test
  void shouldDropWhatIsUnwantedAndKeepTheOrderOfTheRest() {
    queue.addCrop("p1", 0);
    queue.addSettled("q1");
    queue.addCrop("q2", 0);
    queue.addSettled("p2");

    assertThat(queue.drop(item -> item.startsWith("q"))).containsExactly("q1", "q2");
    assertThat(queue.crops()).isEqualTo(1);
    assertThat(queue.take(8)).containsExactly("p1", "p2");
  }
}
