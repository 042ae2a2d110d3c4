package dev.classmoji.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.pipeline.Clip;
import dev.classmoji.standalone.pipeline.TopicDump;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A class that was kept with {@code --data}, shown again from its folder, as a user does it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgainIT {
  private static final int SECONDS = 8;
  private static final int STUDENTS = 12;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Topic> KEPT =
      List.of(
          Topics.FACE_CROPS,
          Topics.EXPRESSIONS,
          Topics.EMOJI_EVENTS,
          Topics.STUDENT_FEEDBACK,
          Topics.CLASS_FEEDBACK,
          Topics.SESSIONS,
          Topics.DEAD_LETTERS);

  @TempDir static Path folder;

  private static String session;
  private static JsonNode firstTime;
  private static Map<String, List<SpecificRecord>> kept;
  private static Launched again;

  @BeforeAll
  static void keepAClass() throws Exception {
    var clip = Clip.of(SECONDS, folder).toString();
    try (var first = launch("first", clip, "--dashboard")) {
      firstTime = first.awaitEnd();
    }
    session = firstTime.get("session").asText();
    kept = held();
    again = launch("again", "--session", "clip-8", "--speed", "4");
  }

  @AfterAll
  static void stop() {
    again.close();
  }

  @Test
  @Order(1)
  void shouldEndWithTheClassAsItWasTheFirstTime() throws Exception {
    var end = again.awaitEnd();

    assertThat(end.get("again").asDouble()).isEqualTo(4);
    assertThat(end.get("students")).hasSize(STUDENTS);
    assertThat(withoutVersion(end)).isEqualTo(withoutVersion(firstTime));
  }

  @Test
  @Order(2)
  void shouldTellAPageEachEventWhenItIsPlayedOnceMore() throws Exception {
    var page = PageSocket.open(again.port());
    page.say("{\"type\":\"watch\",\"session\":\"" + session + "\"}");
    assertThat(page.await("session")).contains("\"state\":\"ENDED\"");

    long startedNanos = System.nanoTime();
    assertThat(again.askToPlayAgain()).startsWith("HTTP/1.1 202");
    var begun = JSON.readTree(page.await("session"));
    assertThat(begun.get("after").asLong()).isZero();
    assertThat(begun.at("/details/state").asText()).isEqualTo("RUNNING");
    var events = new HashSet<String>();
    var seconds = new HashSet<Long>();
    for (var told = begun; ; told = JSON.readTree(page.await("session"))) {
      events.addAll(events(told));
      if (told.hasNonNull("latest")) {
        seconds.add(told.at("/latest/second").asLong());
      }
      if (told.at("/details/state").asText().equals("ENDED")) {
        break;
      }
    }

    assertThat(events).hasSameSizeAs(kept.get(Topics.EMOJI_EVENTS.name())).isNotEmpty();
    assertThat(seconds).hasSameSizeAs(kept.get(Topics.CLASS_FEEDBACK.name()));
    assertThat(Duration.ofNanos(System.nanoTime() - startedNanos))
        .isGreaterThan(Duration.ofMillis((SECONDS - 1) * 1_000 / 4));
    page.closePolitely();
  }

  @Test
  @Order(3)
  void shouldSayOnThePageThatItIsNotLive() throws Exception {
    Chromium.require();
    again.awaitEnd();
    try (var chromium = Chromium.launch();
        var page = chromium.open(again.url(), new NewContextOptions().setViewportSize(1280, 900))) {
      page.awaitText("again-line", "This is not live");
      page.awaitText("again-line", "at 4× its pace");
      page.awaitText("source-line", "The recording has ended");

      page.press("Play again");
      page.awaitText("source-line", "Running");
      page.awaitText("connection-pill", "Connected");
      page.awaitStudents(STUDENTS);
      page.screenshot("again");
      page.awaitText("source-line", "The recording has ended");
      page.awaitSecond(SECONDS - 1);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  @Order(4)
  void shouldHaveChangedNothingThatIsKept() throws Exception {
    again.close();

    assertThat(again.said()).contains("was shown to its end").doesNotContain("Exception", "\tat ");
    assertThat(held()).isEqualTo(kept);
  }

  @Test
  @Order(5)
  void shouldSayInOneLineWhatThereIsIfASessionIsNot() throws Exception {
    try (var lost = launch("lost", "--session", "art")) {
      assertThat(lost.awaitExit()).isEqualTo(2);
      assertThat(lost.said().lines()).containsExactly("there is no session 'art', only " + session);
    }
  }

  /** All that the folder holds of the session, by topic. */
  private static Map<String, List<SpecificRecord>> held() {
    try (var broker = EmbeddedBroker.start(Path.of(data(), "kafka"))) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (var format = MessageFormat.of(client)) {
        var dump = new TopicDump(client, format);
        return KEPT.stream()
            .collect(Collectors.toMap(Topic::name, topic -> dump.messages(topic, session)));
      }
    }
  }

  private static Launched launch(String name, String... args) throws IOException {
    var all = new ArrayList<>(List.of("replay", "--data", data()));
    all.addAll(List.of(args));
    return Launched.start(folder.resolve(name), all);
  }

  private static String data() {
    return folder.resolve("data").toString();
  }

  /** The places of the events that an update tells of. */
  private static Set<String> events(JsonNode update) {
    return update.findValuesAsText("event").stream()
        .filter(Pattern.compile("\\d+-\\d+").asMatchPredicate())
        .collect(Collectors.toSet());
  }

  private static JsonNode withoutVersion(JsonNode whole) {
    return ((ObjectNode) whole.deepCopy()).without(List.of("version", "again"));
  }
}
