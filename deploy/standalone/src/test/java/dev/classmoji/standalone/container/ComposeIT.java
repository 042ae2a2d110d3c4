package dev.classmoji.standalone.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.pipeline.Push;
import dev.classmoji.standalone.pipeline.TopicDump;
import dev.classmoji.standalone.pipeline.Transcript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docker compose up} and nothing else: the file that ships plays the sample. */
@NeedsImages
class ComposeIT {
  private static final Path LECTURE =
      Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STUDENTS = 12;

  /** Of a JVM that ended upon SIGTERM; one that had to be killed leaves 137. */
  private static final int STOPPED = 143;

  private static Compose compose;

  @BeforeAll
  static void up() {
    compose = new Compose(Map.of("SPEED", "max"));
    compose.run("up", "-d");
  }

  @AfterAll
  static void down() {
    compose.close();
  }

  @Test
  void shouldTellOfTheSampleWhatOneJvmTells() throws Exception {
    assertThat(compose.exitCode(compose.container("ingest", 1))).isZero();

    var session =
        await().atMost(Duration.ofMinutes(1)).until(ComposeIT::shown, id -> !id.isEmpty());
    try (var format = MessageFormat.of(compose.client())) {
      var dump = new TopicDump(compose.client(), format);
      await().atMost(Duration.ofMinutes(2)).until(() -> Transcript.hasEnded(dump, session));
      var told = Transcript.of(dump, session);
      assertThat(told.events()).hasSizeGreaterThan(STUDENTS);
      assertThat(told).isEqualTo(OneJvm.tells(LECTURE));
    }
  }

  @Test
  void shouldReadALiveClassThatIsPushed() throws Exception {
    assumeTrue(Push.isPossible(), "there is no ffmpeg to push with");
    var session = SessionId.newRun("pushed").toString();
    var live = compose.live("rtmp://0.0.0.0:1935/live?listen", session, 1935);
    try (var format = MessageFormat.of(compose.client())) {
      var dump = new TopicDump(compose.client(), format);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !dump.messages(Topics.FACE_CROPS, session).isEmpty());

      var push = Push.sample("flv", "rtmp://" + live.published() + "/live");
      await().atMost(Duration.ofMinutes(2)).until(() -> students(dump, session).size() == STUDENTS);
      push.destroyForcibly();
      compose.docker("stop", live.container());
      await().atMost(Duration.ofMinutes(1)).until(() -> Transcript.hasEnded(dump, session));

      assertThat(compose.exitCode(live.container())).isEqualTo(STOPPED);
      assertThat(students(dump, session)).hasSize(STUDENTS);
    }
  }

  private static Set<String> students(TopicDump dump, String session) {
    return dump.messages(Topics.EMOJI_EVENTS, session).stream()
        .map(event -> ((EmojiEvent) event).getStudent())
        .collect(Collectors.toSet());
  }

  /** The sample's session on the dashboard; empty before there is one. */
  private static String shown() throws IOException {
    var sessions = URI.create("http://" + compose.published("aggregator", 8080) + "/api/sessions");
    try (var answer = sessions.toURL().openStream()) {
      return JSON.readTree(answer).path("sessions").findValuesAsText("id").stream()
          .filter(id -> id.startsWith("lecture"))
          .findFirst()
          .orElse("");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "classifier", "aggregator", "ingest"})
  void shouldRunWithoutPrivileges(String service) throws IOException {
    var container = inspect(service);
    var host = container.path("HostConfig");

    assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
    assertThat(host.path("SecurityOpt").toString()).contains("no-new-privileges");
    assertThat(host.path("Memory").asLong()).isPositive();
    assertThat(container.path("Config").path("User").asText()).matches("[1-9a-z].*");
    if (!service.equals("kafka")) { // its image writes its configuration when it starts
      assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "classifier", "aggregator", "ingest"})
  void shouldBeReachedFromThisMachineAlone(String service) throws IOException {
    var bindings = inspect(service).path("HostConfig").path("PortBindings").findValues("HostIp");

    assertThat(bindings).allSatisfy(ip -> assertThat(ip.asText()).isEqualTo("127.0.0.1"));
    assertThat(bindings).hasSize(List.of("kafka", "aggregator").contains(service) ? 1 : 0);
  }

  private static JsonNode inspect(String service) throws IOException {
    return JSON.readTree(compose.docker("inspect", compose.container(service, 1))).get(0);
  }
}
