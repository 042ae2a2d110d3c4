package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.report.TopicLog;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.CommandLines;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.broker.ReadingPlaces;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data folder as a run leaves it that was killed in the middle of a session, with records that
 * its stages have not read and members that never left their groups.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenOffTest {
  private static final String KILLED = "math~a1";
  private static final String ENDED = "art~b1";
  private static final String SESSIONS_STATE = "classmoji-aggregator-sessions-changelog";
  private static final String STUDENTS_STATE = "classmoji-aggregator-students-changelog";
  private static final Map<String, Topic> READERS =
      Map.of("classmoji-classifier", Topics.FACE_CROPS, "aggregator", Topics.EXPRESSIONS);

  @TempDir static Path folder;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @BeforeAll
  static void killARun() throws Exception {
    try (var broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      var client = client(broker);
      try (var classes = PastClasses.on(client);
          var admin = Admin.create(client)) {
        classes.add(Sessions.ended(ENDED, Instant.now().minusSeconds(3600), 2, 1));
        classes.add(Sessions.running(KILLED, Instant.now().minusSeconds(60)));
        admin
            .createTopics(
                Stream.of(SESSIONS_STATE, STUDENTS_STATE)
                    .map(name -> new NewTopic(name, 1, (short) 1))
                    .toList())
            .all()
            .get();
      }
      try (var producer =
          new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
        for (var topic : READERS.values()) {
          for (var session : List.of(ENDED, KILLED)) {
            producer.send(new ProducerRecord<>(topic.name(), session, "start")).get();
            producer.send(new ProducerRecord<>(topic.name(), session + "/S01", "a face")).get();
          }
        }
        producer.send(new ProducerRecord<>(SESSIONS_STATE, ENDED, "over")).get();
        producer.send(new ProducerRecord<>(SESSIONS_STATE, KILLED, "runs")).get();
        producer.send(new ProducerRecord<>(STUDENTS_STATE, KILLED + "/S01", "happy")).get();
      }
      READERS.forEach((group, topic) -> readAllButOne(client, group, topic));
    }
  }

  @Test
  @Order(1)
  void shouldBeListedAsBrokenOff() {
    assertThat(execute("list")).isZero();
    assertThat(out.toString().lines().toList().get(1)).startsWith(KILLED).contains("broken off");
    assertThat(execute("list", "--json")).isZero();
    assertThat(out.toString()).contains("\"session\":\"math~a1\"").contains("\"BROKEN_OFF\"");
  }

  @Test
  @Order(2)
  void shouldNotBeDeletedWithoutAsking() {
    assertThat(execute("delete", "math")).isEqualTo(2);
    assertThat(err.toString()).contains("--yes");
  }

  @Test
  @Order(3)
  void shouldBeDeletedAndTakeAllFacesOffTheDisk() {
    assertThat(facesOnDisk()).isPositive();

    assertThat(execute("delete", "math", "--yes")).isZero();

    assertThat(out.toString())
        .contains("Deleted math~a1", "classmoji.expressions")
        .doesNotContain("classmoji.face-crops");
    assertThat(err.toString()).isEmpty();
    assertThat(facesOnDisk()).isZero();
  }

  @Test
  @Order(4)
  void shouldNotComeBackWithTheNextRun() throws Exception {
    try (var broker = EmbeddedBroker.start(folder.resolve("kafka"));
        var admin = Admin.create(client(broker))) {
      var places = ReadingPlaces.read(admin);
      for (var topic : READERS.values()) {
        assertThat(places.foremost(new TopicPartition(topic.name(), 0))).isEqualTo(4);
      }
      assertThat(state(broker, SESSIONS_STATE)).containsOnlyKeys(ENDED);
      assertThat(state(broker, STUDENTS_STATE)).isEmpty();
    }
  }

  @Test
  @Order(5)
  void shouldChangeNothingWhenItIsDeletedAgainByItsName() {
    assertThat(execute("delete", "math")).isZero(); // nothing left to ask about
    assertThat(execute("list")).isZero();
    assertThat(out.toString()).contains(ENDED).doesNotContain("math");
  }

  /** Leaves as a process does that is killed: still a member. */
  private static void readAllButOne(Map<String, Object> client, String group, Topic topic) {
    var settings = new HashMap<>(client);
    settings.put("group.id", group);
    settings.put("group.protocol", "consumer");
    settings.put("auto.offset.reset", "earliest");
    var bytes = new ByteArrayDeserializer();
    var consumer = new KafkaConsumer<>(settings, bytes, bytes);
    consumer.subscribe(List.of(topic.name()));
    int read = 0;
    while (read < 4) {
      read += consumer.poll(Duration.ofSeconds(1)).count();
    }
    consumer.commitSync(Map.of(new TopicPartition(topic.name(), 0), new OffsetAndMetadata(3)));
    consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
  }

  private static Map<String, byte[]> state(EmbeddedBroker broker, String changelog) {
    var state = new HashMap<String, byte[]>();
    try (var log = TopicLog.open(client(broker))) {
      log.read(
          new Topic(changelog, Topic.Spread.BY_SESSION, Set.of(), Map.of()),
          0,
          record -> {
            if (record.value() == null) {
              state.remove(record.key());
            } else {
              state.put(record.key(), record.value());
            }
          });
    }
    return state;
  }

  private static long facesOnDisk() {
    return Stream.of(folder.resolve("kafka/classmoji.face-crops-0").toFile().listFiles())
        .filter(file -> file.getName().contains(".log"))
        .mapToLong(File::length)
        .sum();
  }

  private static Map<String, Object> client(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private int execute(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var all = new ArrayList<>(List.of("sessions"));
    all.addAll(List.of(args));
    all.addAll(List.of("--data", folder.toString()));
    return CommandLines.classmoji()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(all.toArray(String[]::new));
  }
}
