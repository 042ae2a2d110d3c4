package dev.classmoji.standalone.sessions;

import static java.util.stream.Collectors.toMap;

import dev.classmoji.aggregator.report.TopicLog;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Takes a session out of its partition: tombstones for its keys, its descriptor's last, so that a
 * deletion that stops half way leaves the session listed or its id known; then the beginning of
 * each log, as far as it belongs to deleted sessions alone. The tombstones stay: who reads on must
 * see them.
 */
final class Deletion {
  private static final List<Topic> LOGS =
      List.of(
          Topics.FACE_CROPS,
          Topics.EXPRESSIONS,
          Topics.EMOJI_EVENTS,
          Topics.STUDENT_FEEDBACK,
          Topics.CLASS_FEEDBACK,
          Topics.STUDENT_LABELS,
          Topics.DEAD_LETTERS);

  /** Compacted: what stands behind other sessions' records goes with a tombstone. */
  private static final List<Topic> OF_STUDENTS =
      List.of(Topics.STUDENT_FEEDBACK, Topics.STUDENT_LABELS);

  private final Map<String, Object> client;
  private final TopicLog log;
  private final boolean exclusive;

  /**
   * @param client settings that lead to the cluster that {@code log} reads
   * @param exclusive as in {@link SessionStore#exclusive}
   */
  Deletion(Map<String, Object> client, TopicLog log, boolean exclusive) {
    this.client = client;
    this.log = log;
    this.exclusive = exclusive;
  }

  /**
   * @param session one that has ended or broken off, or was deleted before
   * @param gone every session that is deleted, this one included
   * @return what stays behind other sessions' records
   * @throws IllegalStateException if it stopped half way; the message says so and what to do
   */
  List<Leftover> delete(String session, Set<String> gone) throws InterruptedException {
    try (var admin = Admin.create(client)) {
      int partition = SessionPartitioner.partition(session, log.partitions(Topics.SESSIONS));
      var scans = new HashMap<Topic, PartitionScan>();
      LOGS.forEach(topic -> scans.put(topic, scan(topic, partition, session, gone)));
      if (exclusive) {
        new StageMemory(client, log, admin).forget(session, gone, partition);
      }
      bury(session, scans);
      admin
          .deleteRecords(
              LOGS.stream()
                  .filter(topic -> scans.get(topic).beginsWithGone())
                  .collect(
                      toMap(
                          topic -> new TopicPartition(topic.name(), partition),
                          topic -> RecordsToDelete.beforeOffset(scans.get(topic).firstKept()))))
          .all()
          .get();
      return leftovers(admin, scans);
    } catch (ExecutionException | KafkaException e) {
      var why = e instanceof ExecutionException ? e.getCause() : e;
      var stopped =
          new IllegalStateException(
              "the deletion of %s stopped half way (%s): do it again"
                  .formatted(session, why.getMessage()));
      stopped.addSuppressed(e); // a cause would be told instead of this
      throw stopped;
    }
  }

  private PartitionScan scan(Topic topic, int partition, String session, Set<String> gone) {
    var scan = new PartitionScan(session, gone);
    scan.end(log.read(topic, partition, scan::visit));
    return scan;
  }

  private void bury(String session, Map<Topic, PartitionScan> scans)
      throws ExecutionException, InterruptedException {
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SessionPartitioner.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var sent = new ArrayList<Future<?>>();
      for (var topic : OF_STUDENTS) {
        for (var student : scans.get(topic).keysHeld()) {
          sent.add(producer.send(tombstone(topic, student)));
        }
      }
      producer.flush();
      for (var each : sent) {
        each.get();
      }
      producer.send(tombstone(Topics.SESSIONS, session)).get();
    }
  }

  private static ProducerRecord<String, byte[]> tombstone(Topic topic, String key) {
    return new ProducerRecord<>(topic.name(), key, null);
  }

  private static List<Leftover> leftovers(Admin admin, Map<Topic, PartitionScan> scans)
      throws ExecutionException, InterruptedException {
    var topics = LOGS.stream().filter(topic -> scans.get(topic).leavesSome()).toList();
    var retention = Retention.of(admin, topics);
    return topics.stream()
        .map(
            topic ->
                new Leftover(
                    topic.name(), retention.get(topic).latest(scans.get(topic).newestLeftMillis())))
        .toList();
  }
}
