package dev.classmoji.classifier.expression;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Outcomes on their way to the broker, in order, and up to where that allows to commit: never past
 * one that is not acknowledged.
 */
final class Deliveries {
  private record Delivery(Place place, Future<?> acknowledged) {}

  private final Queue<Delivery> underway = new ArrayDeque<>();
  private final Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();

  void add(Place place, Future<?> acknowledged) {
    underway.add(new Delivery(place, acknowledged));
  }

  /**
   * The offsets that may be committed and were not yet given out.
   *
   * @throws KafkaException if an outcome could not be published
   */
  Map<TopicPartition, OffsetAndMetadata> takeCommittable() {
    while (!underway.isEmpty() && underway.peek().acknowledged().isDone()) {
      requireAcknowledged(underway.peek());
      var place = underway.remove().place();
      committable.put(place.partition(), new OffsetAndMetadata(place.next()));
    }
    var taken = Map.copyOf(committable);
    committable.clear();
    return taken;
  }

  private static void requireAcknowledged(Delivery delivery) {
    try {
      delivery.acknowledged().get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "cannot publish the outcome of offset %d of %s: %s"
              .formatted(
                  delivery.place().first(),
                  delivery.place().partition(),
                  e.getCause().getMessage()),
          e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Partitions that are no longer ours must not be committed. */
  void forget(Collection<TopicPartition> partitions) {
    underway.removeIf(delivery -> partitions.contains(delivery.place().partition()));
    committable.keySet().removeAll(partitions);
  }
}
