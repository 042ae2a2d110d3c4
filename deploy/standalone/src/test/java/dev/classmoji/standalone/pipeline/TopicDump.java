package dev.classmoji.standalone.pipeline;

import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.UnreadableMessageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** An independent reader of whole topics. */
public final class TopicDump {
  private final Map<String, Object> settings;
  private final MessageFormat format;

  public TopicDump(Map<String, Object> client, MessageFormat format) {
    this.settings = new HashMap<>(client);
    this.format = format;
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
  }

  /** A session's readable messages in a topic, in log order. */
  public List<SpecificRecord> messages(Topic topic, String session) {
    var reader = format.deserializer();
    return records(topic).stream()
        .filter(record -> Keys.sessionOf(record.key()).equals(session))
        .flatMap(record -> read(reader, record))
        .toList();
  }

  private static Stream<SpecificRecord> read(
      Deserializer<SpecificRecord> reader, ConsumerRecord<String, byte[]> record) {
    try {
      return Stream.of(reader.deserialize(record.topic(), record.value()));
    } catch (UnreadableMessageException e) {
      return Stream.empty();
    }
  }

  /** Everything that a topic holds. */
  List<ConsumerRecord<String, byte[]>> records(Topic topic) {
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }
}
