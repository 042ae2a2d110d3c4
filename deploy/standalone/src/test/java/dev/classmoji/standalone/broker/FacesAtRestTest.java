package dev.classmoji.standalone.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.classmoji.schemas.TopicAdmin;
import dev.classmoji.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the disk of a real broker once it has stopped. */
class FacesAtRestTest {
  private static final String FACE = "the gray pixels of a face";
  private static final int CROPS = 500;
  private static final TopicPartition LOG = new TopicPartition(Topics.FACE_CROPS.name(), 1);
  private static final String RETENTION_BYTES = Topics.FACE_CROPS.config().get("retention.bytes");
  private static final ConfigResource TOPIC =
      new ConfigResource(ConfigResource.Type.TOPIC, Topics.FACE_CROPS.name());

  @TempDir Path folder;

  @Test
  void shouldLeaveNoFaceOnTheDiskOnceAllAreRead() throws Exception {
    try (var data = DataFolder.open(Optional.of(folder));
        var broker = EmbeddedBroker.start(data.broker())) {
      publish(broker);
      read(broker, CROPS);
      assertThat(filesWithFaces()).isNotEmpty();

      assertThat(new FacesAtRest(data, broker).remove()).isEmpty();
    }

    assertThat(filesWithFaces()).isEmpty();
    assertThat(new CropLogs(folder.resolve("kafka")).bytes()).isZero();
    assertThatTheNextRunFindsTheTopicAsItShouldBe();
  }

  private void assertThatTheNextRunFindsTheTopicAsItShouldBe() throws Exception {
    try (var data = DataFolder.open(Optional.of(folder));
        var broker = EmbeddedBroker.start(data.broker());
        var admin = admin(broker)) {
      assertThat(retentionBytes(admin)).isEqualTo(RETENTION_BYTES);
      publish(broker);
      assertThat(offset(admin, OffsetSpec.earliest())).isEqualTo(CROPS);
      assertThat(offset(admin, OffsetSpec.latest())).isEqualTo(2 * CROPS);
      assertThat(ReadingPlaces.read(admin).foremost(LOG)).isEqualTo(CROPS);
    }
  }

  @Test
  void shouldAlsoTakeWhatKafkaHasDroppedByItselfAMomentBefore() throws Exception {
    try (var data = DataFolder.open(Optional.of(folder));
        var broker = EmbeddedBroker.start(data.broker());
        var admin = admin(broker)) {
      publish(broker);
      configure(admin, "retention.ms", "1");
      await().until(() -> offset(admin, OffsetSpec.earliest()) == CROPS);

      assertThat(new FacesAtRest(data, broker).remove()).isEmpty();
    }

    assertThat(filesWithFaces()).isEmpty();
  }

  @Test
  void shouldKeepThemAllWhileSomeWereNotReadAndSaySo() throws Exception {
    try (var data = DataFolder.open(Optional.of(folder));
        var broker = EmbeddedBroker.start(data.broker());
        var admin = admin(broker)) {
      publish(broker);
      read(broker, CROPS - 3);

      assertThat(new FacesAtRest(data, broker).remove())
          .contains(
              ("the last face crops stay in %s until the next run on it ends:"
                      + " 3 records of them were not read yet")
                  .formatted(folder));
      assertThat(offset(admin, OffsetSpec.earliest())).isZero();
    }

    assertThat(filesWithFaces()).isNotEmpty();
  }

  @Test
  void shouldSayWhyItCouldNot() throws Exception {
    try (var data = DataFolder.open(Optional.of(folder))) {
      var broker = EmbeddedBroker.start(data.broker());
      publish(broker);
      broker.close();

      assertThat(new FacesAtRest(data, broker, Duration.ofMillis(300)).remove().orElseThrow())
          .startsWith("the last face crops stay in " + folder)
          .doesNotContain("Exception", "\n");
    }
  }

  @Test
  void shouldMendTheTopicAfterARemovalThatWasCutOff() throws Exception {
    try (var data = DataFolder.open(Optional.of(folder));
        var broker = EmbeddedBroker.start(data.broker());
        var admin = admin(broker)) {
      publish(broker);
      configure(admin, "retention.bytes", "0");

      new FacesAtRest(data, broker).admit();

      await().untilAsserted(() -> assertThat(retentionBytes(admin)).isEqualTo(RETENTION_BYTES));
    }
  }

  @Test
  void shouldLeaveATemporaryFolderToItsEnd() throws Exception {
    try (var data = DataFolder.open(Optional.empty())) {
      var broker = EmbeddedBroker.start(data.broker());
      publish(broker);
      broker.close(); // it could not answer
      var faces = new FacesAtRest(data, broker, Duration.ofMillis(1));

      faces.admit();
      assertThat(faces.remove()).isEmpty();
    }
  }

  private List<Path> filesWithFaces() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(FacesAtRestTest::holdsAFace).toList();
    }
  }

  private static boolean holdsAFace(Path file) {
    try {
      return Files.readString(file, ISO_8859_1).contains(FACE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void publish(EmbeddedBroker broker) throws Exception {
    try (var admin = admin(broker)) {
      new TopicAdmin(admin).ensure(2, (short) -1);
    }
    var none = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(client(broker), none, none)) {
      var face = FACE.getBytes(ISO_8859_1);
      for (int i = 0; i < CROPS; i++) {
        var sent = producer.send(new ProducerRecord<>(LOG.topic(), LOG.partition(), null, face));
        if (i == 0) {
          sent.get(); // a new partition may take the second batch and refuse the first, for good
        }
      }
    }
  }

  /** As the classifier commits: what it has dealt with. */
  private static void read(EmbeddedBroker broker, long upTo) {
    var none = new ByteArrayDeserializer();
    var settings = new HashMap<>(client(broker));
    settings.put("group.id", "readers");
    try (var consumer = new KafkaConsumer<>(settings, none, none)) {
      consumer.commitSync(Map.of(LOG, new OffsetAndMetadata(upTo)));
    }
  }

  private static long offset(Admin admin, OffsetSpec which) throws Exception {
    return admin.listOffsets(Map.of(LOG, which)).partitionResult(LOG).get().offset();
  }

  private static void configure(Admin admin, String name, String value) throws Exception {
    var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(change))).all().get();
  }

  private static String retentionBytes(Admin admin) throws Exception {
    return admin
        .describeConfigs(List.of(TOPIC))
        .all()
        .get()
        .get(TOPIC)
        .get("retention.bytes")
        .value();
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(client(broker));
  }

  private static Map<String, Object> client(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
