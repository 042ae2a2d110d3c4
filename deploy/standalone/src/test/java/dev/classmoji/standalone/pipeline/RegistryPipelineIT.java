package dev.classmoji.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.StudentAlias;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.UnreadableMessageException;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline with its schemas in Apicurio's own registry, on the embedded broker. */
class RegistryPipelineIT extends PipelineContract {
  private static final List<Topic> WRITTEN =
      List.of(
          Topics.FACE_CROPS,
          Topics.EXPRESSIONS,
          Topics.EMOJI_EVENTS,
          Topics.STUDENT_FEEDBACK,
          Topics.CLASS_FEEDBACK,
          Topics.SESSIONS);

  @TempDir static Path data;
  private static EmbeddedBroker broker;
  private static RegistryServer registry;

  @BeforeAll
  static void startBoth() throws Exception {
    registry = RegistryServer.start(data.resolve("registry.log"));
    broker = EmbeddedBroker.start(data.resolve("kafka"));
  }

  @AfterAll
  static void stopBoth() throws Exception {
    broker.close();
    registry.stop();
  }

  @Override
  protected String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  Map<String, Object> client() {
    return Map.of(
        "bootstrap.servers", bootstrapServers(), MessageFormat.REGISTRY_URL, registry.url());
  }

  @Test
  void shouldGiveTheSameEventsAsWithoutARegistry() throws Exception {
    // Given a class before there was a registry, and one with it, in the same topics
    restart(super.client());
    var before = play("before");
    restart(client());
    var after = play("after");

    assertThat(events(after)).isNotEmpty().isEqualTo(events(before));
    for (var topic : WRITTEN) {
      assertThat(headers(topic, before)).as(topic.name()).containsOnly((byte) 0xC3);
      assertThat(headers(topic, after)).as(topic.name()).containsOnly((byte) 0);
    }
  }

  @Test
  void shouldNameEachArtifactAsItsMessage() throws Exception {
    play("names");

    var found =
        new ObjectMapper().readTree(registry.get("registry/v3/groups/default/artifacts?limit=100"));
    assertThat(found.at("/artifacts").findValuesAsText("artifactId"))
        .contains("dev.classmoji.schemas.FaceCrop", "dev.classmoji.schemas.EmojiEvent")
        .allMatch(name -> name.matches("dev\\.classmoji\\.schemas\\.[A-Z][A-Za-z]+"));
  }

  @Test
  void shouldBeReadableByConfluentsApi() throws Exception {
    try (var format = MessageFormat.of(client())) {
      var alias = new StudentAlias("a~1", "S13", "S03", 5L);
      int id = ByteBuffer.wrap(format.serializer().serialize("any", alias)).getInt(1);

      var found = new ObjectMapper().readTree(registry.get("ccompat/v7/schemas/ids/" + id));

      assertThat(found.at("/schema").asText()).contains("StudentAlias");
    }
  }

  @Test
  void shouldRefuseAnIdThatTheRegistryDoesNotKnow() {
    try (var format = MessageFormat.of(client())) {
      var reader = format.deserializer();
      for (byte first : new byte[] {0, 127, -1}) {
        assertThatThrownBy(() -> reader.deserialize("any", new byte[] {0, first, 99, 99, 99, 1}))
            .isInstanceOf(UnreadableMessageException.class)
            .hasMessageContaining("unknown schema");
      }
    }
  }

  private String play(String name) throws Exception {
    var session = SessionId.newRun(name).toString();
    assertThat(replay(session, CLIP_SECONDS).get().getReason()).isEqualTo(EndReason.COMPLETED);
    awaitEnd(session);
    return session;
  }

  /** The distinct first bytes of a session's records. */
  private List<Byte> headers(Topic topic, String session) {
    return dump.records(topic).stream()
        .filter(record -> record.key().startsWith(session))
        .map(record -> record.value()[0])
        .distinct()
        .toList();
  }
}
