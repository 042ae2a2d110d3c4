package dev.classmoji.ingest;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** What comes back on {@code classmoji.expressions}, for tests of who listens to it. */
final class Answers {
  private static final int PARTITIONS = 4;
  private static final long END = 1000;

  final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
  final Deserializer<SpecificRecord> reader = MessageFormat.local().deserializer();
  private final Serializer<SpecificRecord> writer = MessageFormat.local().serializer();
  private final String topic = Topics.EXPRESSIONS.name();
  private final TopicPartition partition;
  private long offset = END;

  Answers(SessionId session) {
    int number = SessionPartitioner.partition(session.toString(), PARTITIONS);
    partition = new TopicPartition(topic, number);
    consumer.updatePartitions(
        topic,
        IntStream.range(0, PARTITIONS)
            .mapToObj(i -> new PartitionInfo(topic, i, null, null, null))
            .toList());
    consumer.updateEndOffsets(Map.of(partition, END));
  }

  TopicPartition partition() {
    return partition;
  }

  /** Makes a record readable, once a listener has been assigned the partition. */
  void add(String key, SpecificRecord message) {
    addBytes(key, writer.serialize(topic, message));
  }

  void addBytes(String key, byte[] value) {
    consumer.addRecord(new ConsumerRecord<>(topic, partition.partition(), offset++, key, value));
  }

  static List<Long> positions(MockConsumer<?, ?> consumer) {
    return consumer.assignment().stream().map(consumer::position).toList();
  }
}
