package dev.classmoji.classifier.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetGapsTest {
  private static final TopicPartition ONE = Records.partition(1);
  private static final TopicPartition TWO = Records.partition(2);

  private final Map<TopicPartition, Long> begins = new HashMap<>(Map.of(ONE, 5L, TWO, 7L));
  private final OffsetGaps gaps = new OffsetGaps(begins::get);

  @Test
  void shouldFindNoGapBetweenNeighbours() {
    assertThat(gaps.before(Place.of(ONE, 5))).isEmpty();
    assertThat(gaps.before(Place.of(ONE, 6))).isEmpty();
  }

  @Test
  void shouldFindWhatIsMissingBeforeARecordOnce() {
    assertThat(gaps.before(Place.of(ONE, 8))).contains(new Place(ONE, 5, 7));
    assertThat(gaps.before(Place.of(ONE, 9))).isEmpty();
  }

  @Test
  void shouldKeepPartitionsApart() {
    assertThat(gaps.before(Place.of(TWO, 7))).isEmpty();
    assertThat(gaps.before(Place.of(ONE, 6))).contains(new Place(ONE, 5, 5));
  }

  @Test
  void shouldGoBackWithoutComplaint() {
    assertThat(gaps.before(Place.of(ONE, 2))).isEmpty();
    assertThat(gaps.before(Place.of(ONE, 3))).isEmpty();
  }

  @Test
  void shouldAskAgainWhereAPartitionBeginsThatWasElsewhere() {
    assertThat(gaps.before(Place.of(ONE, 5))).isEmpty();

    gaps.forget(Set.of(ONE));
    begins.put(ONE, 90L);

    assertThat(gaps.before(Place.of(ONE, 92))).contains(new Place(ONE, 90, 91));
  }
}
