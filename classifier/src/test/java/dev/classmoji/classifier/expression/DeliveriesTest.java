package dev.classmoji.classifier.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final TopicPartition ONE = Records.partition(1);
  private static final TopicPartition TWO = Records.partition(2);

  private final Deliveries deliveries = new Deliveries();

  @Test
  void shouldNotCommitPastWhatIsUnderway() {
    var first = deliver(ONE, 0);
    var second = deliver(ONE, 1);

    second.complete(null);
    assertThat(deliveries.takeCommittable()).isEmpty();

    first.complete(null);
    assertThat(deliveries.takeCommittable()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(2)));
    assertThat(deliveries.takeCommittable()).isEmpty();
  }

  @Test
  void shouldCommitPastTheLastOffsetOfAGap() {
    deliveries.add(new Place(ONE, 3, 9), CompletableFuture.completedFuture(null));

    assertThat(deliveries.takeCommittable()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(10)));
  }

  @Test
  void shouldNeverCommitAFailure() {
    deliver(ONE, 0).complete(null);
    deliver(ONE, 1).completeExceptionally(new IllegalStateException("full"));
    deliver(ONE, 2).complete(null);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(deliveries::takeCommittable)
          .isInstanceOf(KafkaException.class)
          .hasMessage("cannot publish the outcome of offset 1 of classmoji.face-crops-1: full");
    }
  }

  @Test
  void shouldForgetPartitionsThatWereLost() {
    deliver(ONE, 0).complete(null);
    deliver(TWO, 0).complete(null);

    deliveries.forget(Set.of(ONE));

    assertThat(deliveries.takeCommittable()).containsOnlyKeys(TWO);
  }

  private CompletableFuture<Void> deliver(TopicPartition partition, long offset) {
    var acknowledged = new CompletableFuture<Void>();
    deliveries.add(Place.of(partition, offset), acknowledged);
    return acknowledged;
  }
}
