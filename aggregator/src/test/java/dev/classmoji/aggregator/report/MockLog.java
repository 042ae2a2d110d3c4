package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Partition 0 of some topics, as a consumer sees it; a topic nobody wrote to is empty, any other
 * one missing.
 */
final class MockLog extends MockConsumer<String, byte[]> {
  private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> logs = new HashMap<>();
  private final Serializer<SpecificRecord> serializer = MessageFormat.local().serializer();

  MockLog(Topic... topics) {
    super("earliest");
    for (var topic : topics) {
      var log = new TopicPartition(topic.name(), 0);
      logs.put(log, new ArrayList<>());
      updatePartitions(topic.name(), List.of(new PartitionInfo(topic.name(), 0, null, null, null)));
      updateBeginningOffsets(Map.of(log, 0L));
      updateEndOffsets(Map.of(log, 0L));
    }
  }

  MockLog append(Topic topic, String key, SpecificRecord message, long atMillis) {
    return append(topic, key, serializer.serialize(topic.name(), message), atMillis);
  }

  MockLog append(Topic topic, String key, byte[] value, long atMillis) {
    var log = new TopicPartition(topic.name(), 0);
    var records = logs.get(log);
    records.add(
        new ConsumerRecord<>(
            topic.name(),
            0,
            records.size(),
            atMillis,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            key,
            value,
            new RecordHeaders(),
            Optional.empty()));
    updateEndOffsets(Map.of(log, (long) records.size()));
    return this;
  }

  @Override
  public synchronized void assign(Collection<TopicPartition> partitions) {
    super.assign(partitions);
    partitions.forEach(log -> logs.get(log).forEach(this::addRecord));
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> times) {
    var found = new HashMap<TopicPartition, OffsetAndTimestamp>();
    times.forEach(
        (log, millis) ->
            logs.get(log).stream()
                .filter(record -> record.timestamp() >= millis)
                .findFirst()
                .ifPresent(
                    record ->
                        found.put(
                            log, new OffsetAndTimestamp(record.offset(), record.timestamp()))));
    return found;
  }
}
