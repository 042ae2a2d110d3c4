package dev.classmoji.standalone.sessions;

import dev.classmoji.aggregator.report.TopicLog;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topic.Spread;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.broker.ReadingPlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What stages that do not run would go on with when they start again: the places where they stopped
 * reading, and the state that Kafka Streams keeps. A session that broke off would come back from
 * there after it was deleted.
 */
final class StageMemory {
  private static final String CHANGELOG = "-changelog"; // Kafka Streams' own ending
  private static final List<Topic> READ = List.of(Topics.FACE_CROPS, Topics.EXPRESSIONS);

  private final Map<String, Object> client;
  private final TopicLog log;
  private final Admin admin;

  StageMemory(Map<String, Object> client, TopicLog log, Admin admin) {
    this.client = client;
    this.log = log;
    this.admin = admin;
  }

  /**
   * Empties the state of a session and moves the places on past what deleted sessions left unread;
   * both or none.
   *
   * @param gone every session that is deleted, this one included
   */
  void forget(String session, Set<String> gone, int partition)
      throws ExecutionException, InterruptedException {
    var tombstones = tombstones(session, gone, partition);
    var places = newPlaces(session, gone, partition);
    if (tombstones.isEmpty() && places.isEmpty()) {
      return;
    }
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "classmoji-deletion");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      tombstones.forEach(producer::send);
      places.forEach((group, moved) -> producer.sendOffsetsToTransaction(moved, outside(group)));
      producer.commitTransaction();
    }
  }

  private List<ProducerRecord<String, byte[]>> tombstones(
      String session, Set<String> gone, int partition)
      throws ExecutionException, InterruptedException {
    var tombstones = new ArrayList<ProducerRecord<String, byte[]>>();
    for (var name : admin.listTopics().names().get()) {
      if (name.endsWith(CHANGELOG)) {
        var scan = new PartitionScan(session, gone);
        log.read(new Topic(name, Spread.BY_SESSION, Set.of(), Map.of()), partition, scan::visit);
        scan.keysHeld()
            .forEach(key -> tombstones.add(new ProducerRecord<>(name, partition, key, null)));
      }
    }
    return tombstones;
  }

  /** By group; of those groups and topics alone where the place moves. */
  private Map<String, Map<TopicPartition, OffsetAndMetadata>> newPlaces(
      String session, Set<String> gone, int partition)
      throws ExecutionException, InterruptedException {
    var moved = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
    for (var group : ReadingPlaces.read(admin).groups().entrySet()) {
      for (var topic : READ) {
        var read = new TopicPartition(topic.name(), partition);
        var place = group.getValue().get(read);
        if (place == null) {
          continue;
        }
        var rest = new PartitionScan(session, gone, place.offset());
        rest.end(log.read(topic, partition, rest::visit));
        if (rest.firstKept() > place.offset()) {
          moved
              .computeIfAbsent(group.getKey(), any -> new HashMap<>())
              .put(read, new OffsetAndMetadata(rest.firstKept()));
        }
      }
    }
    return moved;
  }

  /** As nobody of the group: the members of a run that was killed may still count as such. */
  private ConsumerGroupMetadata outside(String group) {
    var settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return consumer.groupMetadata();
    }
  }
}
