package dev.classmoji.classifier.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PendingQueuePropertyTest {
  /** A record that arrives some time after the one before it. */
  record Step(boolean crop, int nanosLater) {}

  record Item(int number, boolean crop, long arrivedNanos) {}

  @Property
  void shouldLetEveryItemLeaveOnceInOrderAndInBatchesThatAreNeverTooLarge(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 9) int size) {
    var policy = new BatchPolicy(size, Duration.ofNanos(50));
    var queue = new PendingQueue<Item>();
    var left = new ArrayList<Item>();
    long now = 0;

    for (int i = 0; i < steps.size(); i++) {
      now += steps.get(i).nanosLater();
      var item = new Item(i, steps.get(i).crop(), now);
      if (item.crop()) {
        queue.addCrop(item, now);
      } else {
        queue.addSettled(item);
      }
      var taken =
          queue.take(policy.closes(queue.crops(), queue.waitedNanos(now)) ? policy.size() : 0);
      assertThat(taken.stream().filter(Item::crop).count()).isLessThanOrEqualTo(size);
      left.addAll(taken);
      assertNothingWaitsThatCouldLeave(queue, policy, now);
    }
    while (queue.crops() > 0) {
      left.addAll(queue.take(size));
    }

    assertThat(left)
        .extracting(Item::number)
        .containsExactlyElementsOf(IntStream.range(0, steps.size()).boxed().toList());
  }

  private static void assertNothingWaitsThatCouldLeave(
      PendingQueue<Item> queue, BatchPolicy policy, long now) {
    assertThat(queue.take(0)).isEmpty();
    assertThat(queue.crops()).isLessThan(policy.size());
    assertThat(queue.waitedNanos(now)).isLessThan(policy.maxWait().toNanos());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers().between(0, 30))
        .as(Step::new)
        .list()
        .ofMaxSize(200);
  }
}
