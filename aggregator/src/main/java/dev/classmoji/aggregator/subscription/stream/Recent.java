package dev.classmoji.aggregator.subscription.stream;

import dev.classmoji.aggregator.subscription.event.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last events of the log, in the order in which they came: whoever was cut off a moment ago
 * resumes from here, and nobody asks Kafka. Not thread-safe.
 */
final class Recent {
  private final int most;
  private final Deque<Delivery> deliveries = new ArrayDeque<>();
  private Position begin;
  private Position end;

  /**
   * @param begin where the log is taken up
   * @param most events to keep
   */
  Recent(Position begin, int most) {
    this.begin = begin;
    this.end = begin;
    this.most = most;
  }

  /** False if it came before. */
  boolean add(Delivery delivery) {
    var place = delivery.found().place();
    if (place.offset() < end.next(place.partition())) {
      return false;
    }
    if (deliveries.size() == most) {
      begin = begin.after(deliveries.remove().found().place());
    }
    deliveries.add(delivery);
    end = end.after(place);
    return true;
  }

  void reach(int partition, long offset) {
    if (offset > end.next(partition)) {
      end = end.withNext(partition, offset);
    }
  }

  Position end() {
    return end;
  }

  /** Whether it has all that comes next in these partitions. */
  boolean covers(Subscriber subscriber, List<Integer> partitions) {
    return partitions.stream()
        .allMatch(
            partition -> {
              long next = subscriber.next(partition);
              return begin.next(partition) <= next && next <= end.next(partition);
            });
  }

  /** How many events there are that a subscriber is still to be given. */
  long newTo(Subscriber subscriber) {
    return deliveries.stream().filter(subscriber::lacks).count();
  }

  void replay(Subscriber subscriber) {
    deliveries.forEach(subscriber::take);
  }
}
