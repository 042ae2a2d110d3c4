package dev.classmoji.classifier.expression;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows which offset comes next in each partition and so notices records that were deleted unread,
 * which a consumer skips without a word. The topic is neither compacted nor written in
 * transactions, so a gap can mean nothing else.
 */
final class OffsetGaps {
  private final Map<TopicPartition, Long> expected = new HashMap<>();
  private final ToLongFunction<TopicPartition> begin;

  /**
   * @param begin from which offset a partition is to be read that was not read before
   */
  OffsetGaps(ToLongFunction<TopicPartition> begin) {
    this.begin = begin;
  }

  /**
   * Moves on past a record.
   *
   * @return the records that should have come before it
   */
  Optional<Place> before(Place place) {
    long next = expected.computeIfAbsent(place.partition(), begin::applyAsLong);
    expected.put(place.partition(), place.next());
    return next < place.first()
        ? Optional.of(new Place(place.partition(), next, place.first() - 1))
        : Optional.empty();
  }

  void forget(Collection<TopicPartition> partitions) {
    expected.keySet().removeAll(partitions);
  }
}
