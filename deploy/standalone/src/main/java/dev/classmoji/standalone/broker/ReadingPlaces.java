package dev.classmoji.standalone.broker;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the groups of readers will go on, each in the partitions that it has read of.
 *
 * @param groups by group and partition
 */
public record ReadingPlaces(Map<String, Map<TopicPartition, OffsetAndMetadata>> groups) {
  private static final String ANY = "any";

  /** As the embedded broker has them now. */
  public static ReadingPlaces read(Admin admin) throws ExecutionException, InterruptedException {
    // a broker lists no groups until it has loaded them, but lets a question for one of them wait
    admin.listConsumerGroupOffsets(ANY).all().get();
    var ids = admin.listGroups().all().get().stream().map(GroupListing::groupId);
    return new ReadingPlaces(
        admin
            .listConsumerGroupOffsets(
                ids.collect(toMap(id -> id, id -> new ListConsumerGroupOffsetsSpec())))
            .all()
            .get());
  }

  /** How far the foremost of all groups is; 0 if none has read of the partition. */
  public long foremost(TopicPartition log) {
    return groups.values().stream()
        .map(places -> places.get(log))
        .filter(Objects::nonNull)
        .mapToLong(OffsetAndMetadata::offset)
        .max()
        .orElse(0);
  }
}
