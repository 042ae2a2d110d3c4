package dev.classmoji.aggregator.topology;

import dev.classmoji.schemas.SessionPartitioner;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * {@link SessionPartitioner} for sinks; a dead letter of a record without a key may go anywhere.
 */
final class SessionStreamPartitioner implements StreamPartitioner<String, SpecificRecord> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String key, SpecificRecord message, int partitions) {
    return Optional.ofNullable(key)
        .map(present -> Set.of(SessionPartitioner.partition(present, partitions)));
  }
}
