package dev.classmoji.standalone.subscription;

import static dev.classmoji.standalone.subscription.Received.numbers;
import static dev.classmoji.standalone.subscription.Received.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.standalone.dashboard.RawHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /api/events} as a WebSocket, on an aggregator in a process of its own. */
class WebSocketIT {
  @TempDir static Path folder;

  private static Site site;
  private final String session = SessionId.newRun("math-7b").toString();

  @BeforeAll
  static void start() throws IOException {
    site = Site.open(folder, "-Dclassmoji.aggregator.subscriptions.heartbeat=PT1S");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @AfterEach
  void shouldNeverFallBackOnAStackTrace() throws IOException {
    assertThat(site.aggregator().stackTrace()).isEmpty();
  }

  @Test
  void shouldTellEachEventAsACloudEventThatNamesItsPosition() {
    try (var socket = open("session=" + session).awaitPosition()) {
      site.emojis().tell(session, 40);
      var events = socket.await(40);

      assertThat(numbers(session, text(events))).isEqualTo(range(0, 40));
      assertThat(events)
          .allSatisfy(event -> assertThat(event.get("position").asText()).matches("\\d-\\d+"));
      assertThat(events.get(0).get("id").asText()).isEqualTo("S01-1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"session=%s", "session=math-7b"})
  void shouldGoOnAfterAPosition(String query) {
    var received = new ArrayList<JsonNode>();
    String position;
    try (var socket = open(query.formatted(session)).awaitPosition()) {
      site.emojis().tell(session, 20);
      received.addAll(socket.await(20));
      position = socket.position();
    }
    site.emojis().tell(session, 20);
    try (var socket = open(query.formatted(session) + "&after=" + position)) {
      received.addAll(socket.await(20));
    }

    assertThat(numbers(session, text(received))).isEqualTo(range(0, 40));
  }

  @Test
  void shouldGiveASignOfLifeThatNamesWhereItIs() {
    try (var socket = open("session=" + session + "&student=S99").awaitPosition()) {
      var before = socket.position();
      site.emojis().tell(session, 3);

      await().atMost(Duration.ofSeconds(30)).until(() -> !socket.position().equals(before));
      assertThat(socket.messages()).isEmpty();
    }
  }

  @Test
  void shouldEndItForWhoHasSomethingToSay() throws Exception {
    try (var socket = open("").awaitPosition()) {
      socket.say("hello");

      assertThat(socket.awaitFarewell()).isEqualTo("1008 a subscriber has nothing to say here");
    }
  }

  @Test
  void shouldSayThatTheAggregatorStops() throws Exception {
    try (var other = site.another();
        var socket = EventSocket.open(other.port(), "").awaitPosition()) {
      other.stop();

      assertThat(socket.awaitFarewell())
          .isEqualTo("1001 the aggregator stops: come back and resume");
    }
  }

  @Test
  void shouldRefuseBeforeItOpensWhatItDoesNotUnderstand() throws IOException {
    assertThat(upgrade("/api/events?expression=bored", "127.0.0.1:" + site.port()))
        .startsWith("HTTP/1.1 400")
        .contains("expression must be");
    assertThat(upgrade("/api/events", "evil.example")).startsWith("HTTP/1.1 403");
  }

  private static String upgrade(String path, String host) throws IOException {
    return RawHttp.ask(
        site.port(),
        "GET",
        path,
        host,
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
  }

  private static EventSocket open(String query) {
    return EventSocket.open(site.port(), query);
  }

  private static List<String> text(List<JsonNode> events) {
    return events.stream().map(JsonNode::toString).toList();
  }
}
