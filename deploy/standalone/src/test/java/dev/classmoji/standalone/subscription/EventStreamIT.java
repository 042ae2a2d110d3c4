package dev.classmoji.standalone.subscription;

import static dev.classmoji.standalone.subscription.Received.numbers;
import static dev.classmoji.standalone.subscription.Received.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.dashboard.Lesson;
import dev.classmoji.standalone.dashboard.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /api/events} as Server-Sent Events, on an aggregator in a process of its own. */
class EventStreamIT {
  private static final String FRIEND = "https://lab.example";

  @TempDir static Path folder;

  private static Site site;
  private final String session = SessionId.newRun("math-7b").toString();

  @BeforeAll
  static void start() throws IOException {
    site =
        Site.open(
            folder,
            "-Dclassmoji.aggregator.subscriptions.heartbeat=PT1S",
            "-Dclassmoji.aggregator.subscriptions.queue=100",
            "-Dclassmoji.aggregator.subscriptions.max-subscribers=20",
            "-Dclassmoji.aggregator.subscriptions.origins=" + FRIEND);
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
  void shouldTellWhatTheTopologyTellsOfARunningClass() {
    try (var stream = open("", "");
        var lesson =
            Lesson.begin(site.client(), MessageFormat.of(site.client()), "stream", 5).hurry(20)) {
      var events = stream.await(20);

      assertThat(events)
          .map(event -> Received.json(event).get("source").asText())
          .containsOnly("/sessions/" + lesson.id());
      assertThat(events)
          .map(event -> Received.json(event).get("id").asText())
          .doesNotHaveDuplicates()
          .contains("S01-1", "S05-1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "session=%s, 60",
    "session=math-7b&student=S03, 2",
    "session=%s&expression=happy, 30",
    "session=%s&expression=happy&changes=true, 0",
    "session=%s&changes=true, 30",
    "session=%s&student=S31, 0"
  })
  void shouldTellWhatWasAskedForAndNothingElse(String query, int expected) throws Exception {
    var other = SessionId.newRun("art-1a").toString();
    try (var stream = open(query.formatted(session), "").awaitPosition()) {
      site.emojis().tell(session, 60).tell(other, 10);
      try (var end = open("session=" + session, "").awaitPosition()) {
        await().until(() -> reached(stream, end.lastId()));
      }

      assertThat(stream.messages()).hasSize(expected);
    }
  }

  /** Whether it was told that all is looked through up to a position in one partition. */
  private static boolean reached(EventStream stream, String place) {
    return ("." + stream.lastId()).contains("." + place);
  }

  @Test
  void shouldTellTheWholePastToWhoAsksForIt() {
    site.emojis().tell(session, 1_000);
    try (var stream = open("session=" + session + "&from=start", "")) {
      assertThat(numbers(session, stream.await(1_000))).isEqualTo(range(0, 1_000));
    }
  }

  @ParameterizedTest
  @CsvSource({"session=%s", "session=math-7b", "from=now"})
  void shouldGoOnWhereItWasCutOff(String query) {
    var received = new ArrayList<String>();
    var lastId = "";
    for (int cut = 0; cut < 5; cut++) {
      try (var stream = open(query.formatted(session), lastId).awaitPosition()) {
        site.emojis().tell(session, 30);
        await().atMost(Duration.ofSeconds(30)).until(() -> !stream.messages().isEmpty());
        stream.cut();
        received.addAll(stream.messages());
        lastId = stream.lastId();
      }
    }
    var missing = 150 - numbers(session, received).size();
    if (missing > 0) {
      try (var stream = open(query.formatted(session), lastId)) {
        received.addAll(stream.await(missing));
      }
    }

    assertThat(numbers(session, received)).isEqualTo(range(0, 150));
  }

  @Test
  void shouldGoOnAtAnotherInstanceAndAfterARestart() throws Exception {
    var received = new ArrayList<String>();
    String lastId;
    try (var stream = open("", "").awaitPosition()) {
      site.emojis().tell(session, 10);
      received.addAll(stream.await(10));
      lastId = stream.lastId();
    }
    site.emojis().tell(session, 300); // more than is kept at hand
    try (var other = site.another()) {
      try (var stream = EventStream.open(other.port(), "", lastId)) {
        received.addAll(stream.await(300));
        site.emojis().tell(session, 10);
        stream.await(310);
        received.addAll(stream.messages().subList(300, 310));

        other.stop();
        stream.awaitEnd();
        assertThat(stream.await("farewell").data())
            .contains("\"code\":1001", "the aggregator stops: come back and resume");
        lastId = stream.lastId();
      }
      site.emojis().tell(session, 10);
      other.start();
      try (var stream = EventStream.open(other.port(), "", lastId)) {
        received.addAll(stream.await(10));
      }
    }

    assertThat(numbers(session, received)).isEqualTo(range(0, 330));
  }

  @Test
  void shouldSayThatEventsAreNotKeptAnyMoreAndGoOn() throws Exception {
    var brief = SessionId.newRun("brief").toString();
    String first;
    try (var stream = open("session=" + brief, "").awaitPosition();
        var admin = Admin.create(site.client())) {
      for (int told = 50; told <= 200; told += 50) { // no more than may wait
        site.emojis().tell(brief, 50);
        stream.await(told);
      }
      first = stream.events().get(0).id();
      var kept = stream.events().get(150).id().split("-");
      var log = new TopicPartition(Topics.EMOJI_EVENTS.name(), Integer.parseInt(kept[0]));
      var before = RecordsToDelete.beforeOffset(Long.parseLong(kept[1]));
      admin.deleteRecords(Map.of(log, before)).all().get();
    }

    try (var stream = open("session=" + brief, first)) {
      var gap = Received.json(stream.await("gap").data());
      assertThat(gap.get("type").asText()).isEqualTo("dev.classmoji.stream.gap");
      assertThat(gap.at("/data/to").asLong()).isGreaterThan(gap.at("/data/from").asLong());
      assertThat(numbers(brief, stream.await(50))).isEqualTo(range(150, 200));
    }
  }

  @Test
  void shouldGiveASignOfLifeThatNamesWhereItIs() {
    try (var stream = open("session=" + session + "&student=S99", "").awaitPosition()) {
      var before = stream.lastId();
      site.emojis().tell(session, 3);

      await().atMost(Duration.ofSeconds(30)).until(() -> !stream.lastId().equals(before));
      assertThat(stream.messages()).isEmpty();
    }
  }

  @Test
  void shouldSayHowToAskToWhoJustLooks() throws IOException {
    assertThat(RawHttp.get(site.port(), "/api/events"))
        .startsWith("HTTP/1.1 406")
        .contains("{\"problem\":\"accept text/event-stream");
  }

  @ParameterizedTest
  @CsvSource({
    "session=Math!, session must be",
    "expression=bored, expression must be",
    "after=yesterday, that is no position",
    "student=S01&student=S02, student must be said once",
    "sesion=math-7b, there are session"
  })
  void shouldSayInOneLineWhatItDoesNotUnderstand(String query, String problem) throws IOException {
    assertThat(RawHttp.get(site.port(), "/api/events?" + query, "Accept: text/event-stream"))
        .startsWith("HTTP/1.1 400")
        .contains("{\"problem\":\"" + problem);
  }

  @Test
  void shouldLetNoPageOfAnotherSiteSubscribeUnlessItIsNamed() throws Exception {
    var stream = "Accept: text/event-stream";
    assertThat(RawHttp.get(site.port(), "/api/events", stream, "Origin: https://evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(RawHttp.ask(site.port(), "GET", "/api/events", "evil.example", stream))
        .startsWith("HTTP/1.1 403");
    assertThat(allowed(FRIEND)).contains(FRIEND);
    assertThat(RawHttp.get(site.port(), "/api/sessions", "Origin: " + FRIEND))
        .startsWith("HTTP/1.1 403");
  }

  /** Whose page may read the answer to its request. */
  private static Optional<String> allowed(String origin) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + "/api/events"))
            .header("Accept", "text/event-stream")
            .header("Origin", origin)
            .build();
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var response = client.send(request, BodyHandlers.ofInputStream());
    response.body().close(); // it would go on
    assertThat(response.statusCode()).isEqualTo(200);
    return response.headers().firstValue("Access-Control-Allow-Origin");
  }

  @Test
  void shouldTellOneTooManySo() throws Exception {
    var streams = new ArrayList<EventStream>();
    try {
      for (int i = 0; i < 20; i++) {
        streams.add(open("", ""));
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> site.subscribers() == 20);

      assertThat(RawHttp.get(site.port(), "/api/events", "Accept: text/event-stream"))
          .startsWith("HTTP/1.1 503")
          .contains("too many subscribers");
    } finally {
      streams.forEach(EventStream::close);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(site.subscribers()).isZero()); // nothing is left of them
  }

  private static EventStream open(String query, String lastId) {
    return EventStream.open(site.port(), query, lastId);
  }

  @Test
  void shouldPassOverWhatIsNoEvent() {
    try (var stream = open("session=" + session, "").awaitPosition()) {
      poison(List.of(new byte[] {1, 2, 3}, new byte[0]));
      site.emojis().tell(session, 1);

      assertThat(numbers(session, stream.await(1))).containsExactly(0L);
    }
  }

  private void poison(List<byte[]> values) {
    try (var producer =
        new KafkaProducer<>(site.client(), new StringSerializer(), new ByteArraySerializer())) {
      for (var value : values) {
        for (int partition = 0; partition < 4; partition++) {
          producer.send(
              new ProducerRecord<>(Topics.EMOJI_EVENTS.name(), partition, session + "/S01", value));
        }
      }
    }
  }
}
