package dev.classmoji.standalone.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's API under whatever may be thrown at it, without a browser. */
class DashboardApiIT {
  private static final int MOST_PAGES = 100;

  @TempDir static Path folder;

  private static EmbeddedBroker broker;
  private static AggregatorProcess aggregator;
  private static Lesson lesson;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start(folder);
    aggregator =
        AggregatorProcess.start(
            broker.bootstrapServers(), "-Dclassmoji.aggregator.dashboard.max-pages=" + MOST_PAGES);
    port = aggregator.port();
    lesson = lesson("api").hurry(5);
    aggregator.awaitAllOf(lesson);
  }

  @AfterAll
  static void stop() {
    lesson.close();
    aggregator.close();
    broker.close();
  }

  @AfterEach
  void shouldNeverFallBackOnAStackTrace() throws IOException {
    assertThat(aggregator.stackTrace()).isEmpty();
  }

  @Test
  void shouldTellTheWholePresentOfASession() throws IOException {
    assertThat(session()).contains("200 OK", "\"after\":0", "S01", "S02", "S03", "columns");
    assertThat(RawHttp.get(port, "/api/sessions")).contains("200 OK", lesson.id());
  }

  @Test
  void shouldSayInOneLineThatASessionIsUnknown() throws IOException {
    assertThat(RawHttp.get(port, "/api/sessions/nobody~abc"))
        .contains("404 Not Found", "application/json")
        .endsWith("\r\n\r\n{\"problem\":\"no such session is known here\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/sessions/%00",
        "/api/sessions/..%2f..%2fetc%2fpasswd",
        "/api/sessions/%zz",
        "/api/nothing",
        "/../../../../etc/passwd",
        "/dashboard/..%2f..%2f..%2fapplication.properties",
        "/_static/echarts/0.0.0/index.js"
      })
  void shouldAnswerStrangePathsPlainly(String path) throws IOException {
    assertThat(RawHttp.get(port, path))
        .containsPattern("^HTTP/1.1 40[04]")
        .doesNotContain("Exception", "root:");
  }

  @Test
  void shouldRefuseAPathWithoutEnd() throws IOException {
    assertThat(RawHttp.get(port, "/api/sessions/" + "x".repeat(10_000)))
        .containsPattern("^HTTP/1.[01] 414");
  }

  @Test
  void shouldSayThatNothingCanBeReplayedOrDeletedHere() throws IOException {
    var host = "localhost:" + port;
    assertThat(RawHttp.get(port, "/api/capabilities")).endsWith("{\"replay\":false}");
    assertThat(RawHttp.ask(port, "POST", "/api/replays", host, "Content-Length: 0"))
        .contains("404 Not Found", "problem");
    assertThat(RawHttp.ask(port, "DELETE", "/api/sessions/" + lesson.id(), host))
        .startsWith("HTTP/1.1 405");
  }

  @Test
  void shouldKeepTheNameThatATeacherGivesAStudent() throws Exception {
    assertThat(name("S01", "{\"label\":\" Ana María \"}")).startsWith("HTTP/1.1 200");
    await().until(() -> session().contains("\"id\":\"S01\",\"label\":\"Ana María\""));

    var own = "http://localhost:" + port;
    assertThat(RawHttp.send(port, "DELETE", label("S01"), own, new byte[0]))
        .startsWith("HTTP/1.1 200");
    await().until(() -> session().contains("\"id\":\"S01\",\"label\":null"));
  }

  @Test
  void shouldCallAStudentAsTheOneWhoTurnedOutToBeTheSame() throws Exception {
    try (var merged = lesson("merged").hurry(2)) {
      aggregator.awaitAllOf(merged);
      assertThat(name(merged, "S03", "{\"label\":\"Ana\"}")).startsWith("HTTP/1.1 200");
      await().until(() -> session(merged).contains("\"id\":\"S03\",\"label\":\"Ana\""));
      var token = token(merged, "S03");

      merged.merge("S03", "S01").hurry(2);

      await()
          .untilAsserted(
              () ->
                  assertThat(session(merged))
                      .contains("\"id\":\"S01\",\"label\":\"Ana\"", "\"aliases\":{\"S03\":\"S01\"}")
                      .contains("\"id\":\"S02\",\"label\":null")
                      .doesNotContain("\"id\":\"S03\""));
      assertThat(review(merged, "review")).contains("\"S01\":\"Ana\"");
      assertThat(review(merged, "files/students.csv"))
          .containsPattern("\n3,S01,.*,Ana,")
          .doesNotContainPattern("\n3,S03,");
      for (var own : List.of("/api/own", "/api/own/review")) {
        assertThat(RawHttp.get(port, own, "Authorization: Bearer " + token))
            .startsWith("HTTP/1.1 200")
            .contains("\"id\":\"S01\"");
      }
    }
  }

  @Test
  void shouldRenameAStudentUnderEveryPseudonym() throws Exception {
    try (var merged = lesson("renamed").hurry(2)) {
      aggregator.awaitAllOf(merged);
      assertThat(name(merged, "S03", "{\"label\":\"Ana\"}")).startsWith("HTTP/1.1 200");
      merged.merge("S03", "S01").hurry(2);
      await().until(() -> session(merged).contains("\"id\":\"S01\",\"label\":\"Ana\""));

      assertThat(name(merged, "S03", "{\"label\":\"Anna\"}")).startsWith("HTTP/1.1 200");
      await().until(() -> session(merged).contains("\"id\":\"S01\",\"label\":\"Anna\""));

      var own = "http://localhost:" + port;
      assertThat(RawHttp.send(port, "DELETE", label(merged, "S01"), own, new byte[0]))
          .startsWith("HTTP/1.1 200");
      await().until(() -> session(merged).contains("\"id\":\"S01\",\"label\":null"));
    }
  }

  private static Lesson lesson(String name) {
    return Lesson.begin(
        Map.of("bootstrap.servers", broker.bootstrapServers()), MessageFormat.local(), name, 3);
  }

  private static String token(Lesson of, String student) throws IOException {
    var link = "/api/sessions/" + of.id() + "/students/" + student + "/link";
    var answer = RawHttp.ask(port, "POST", link, "127.0.0.1:" + port, "Content-Length: 0");
    return answer.replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
  }

  private static String review(Lesson of, String what) throws IOException {
    return RawHttp.get(port, "/api/sessions/" + of.id() + "/" + what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "Ana",
        "{\"label\":7}",
        "{\"label\":\"  \"}",
        "{\"label\":\"A\\nB\"}",
        "{\"label\":\"A\\u202eB\"}",
        "{\"label\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}"
      })
  void shouldRefuseWhatIsNoName(String body) throws IOException {
    assertThat(name("S02", body)).startsWith("HTTP/1.1 400").contains("{\"problem\":\"");
    assertThat(session()).contains("\"id\":\"S02\",\"label\":null");
  }

  @Test
  void shouldNameNobodyElse() throws IOException {
    var ana = "{\"label\":\"Ana\"}";
    assertThat(name("S99", ana)).startsWith("HTTP/1.1 404").contains("no such student");
    assertThat(name("S02", "{\"label\":\"" + "x".repeat(2_000) + "\"}"))
        .startsWith("HTTP/1.1 413")
        .contains("too long for a name");
    assertThat(RawHttp.send(port, "PUT", label("S02"), "https://evil.example", ana.getBytes(UTF_8)))
        .startsWith("HTTP/1.1 403");
    assertThat(RawHttp.send(port, "DELETE", label("S02"), "null", new byte[0]))
        .startsWith("HTTP/1.1 403");
    assertThat(session()).contains("\"id\":\"S02\",\"label\":null");
  }

  private static String name(String student, String body) throws IOException {
    return name(lesson, student, body);
  }

  private static String name(Lesson of, String student, String body) throws IOException {
    var own = "http://localhost:" + port;
    return RawHttp.send(port, "PUT", label(of, student), own, body.getBytes(UTF_8));
  }

  private static String label(String student) {
    return label(lesson, student);
  }

  private static String label(Lesson of, String student) {
    return "/api/sessions/" + of.id() + "/students/" + student + "/label";
  }

  @Test
  void shouldRefusePagesOfOtherSites() throws IOException {
    var host = "localhost:" + port;
    var origin = "Origin: https://evil.example";
    assertThat(RawHttp.get(port, "/api/sessions", origin)).startsWith("HTTP/1.1 403");
    assertThat(RawHttp.ask(port, "POST", "/api/replays", host, origin, "Content-Length: 0"))
        .startsWith("HTTP/1.1 403");
    assertThat(RawHttp.upgrade(port, host, "https://evil.example")).startsWith("HTTP/1.1 403");
    assertThat(RawHttp.upgrade(port, host, "null")).startsWith("HTTP/1.1 403");
    assertThat(RawHttp.upgrade(port, host, "http://" + host)).startsWith("HTTP/1.1 101");
  }

  @Test
  void shouldRefuseForeignNamesThatLeadHere() throws IOException {
    assertThat(RawHttp.ask(port, "GET", "/api/sessions", "evil.example:" + port))
        .startsWith("HTTP/1.1 403")
        .doesNotContain(lesson.id());
    assertThat(RawHttp.upgrade(port, "evil.example", "http://evil.example"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void shouldServeThePageUnderAStrictPolicy() throws IOException {
    assertThat(RawHttp.get(port, "/"))
        .contains("200 OK", "default-src 'none'", "script-src 'self' 'sha256-")
        .containsIgnoringCase("x-content-type-options: nosniff")
        .containsIgnoringCase("referrer-policy: no-referrer")
        .containsIgnoringCase("cache-control: no-cache")
        .doesNotContain("unsafe-", "${");
  }

  @Test
  void shouldSayWhichSessionIsUnknownAndGoOn() throws Exception {
    var page = PageSocket.open(port);
    page.say("{\"type\":\"watch\",\"session\":\"nobody~abc\"}");
    assertThat(page.await("problem")).contains("unknown-session");

    page.say("{\"type\":\"watch\",\"session\":\"" + lesson.id() + "\"}");
    assertThat(page.await("session")).contains("\"after\":0", "S03");
    page.closePolitely();
  }

  @Test
  void shouldSayHowToAskAndLosePatienceInTheEnd() throws Exception {
    var page = PageSocket.open(port);
    page.say("}{");
    assertThat(page.await("problem")).contains("unreadable-message");
    page.sayBytes(new byte[] {1, 2, 3});
    assertThat(page.await("problem")).contains("unreadable-message");
    for (int i = 0; i < 3; i++) {
      page.say("{\"type\":\"shout\"}");
    }

    assertThat(page.awaitFarewell()).isEqualTo("1008 too many messages that cannot be read");
  }

  @Test
  void shouldEndTheLineOfAnOversizedMessage() throws Exception {
    var page = PageSocket.open(port);
    page.say("{\"type\":\"watch\",\"session\":\"" + "x".repeat(5_000) + "\"}");

    assertThat(page.awaitFarewell()).matches("1009.*");
  }

  @Test
  void shouldCountWhatItCannotReadAndGoOn() throws Exception {
    int unreadable = aggregator.count("unreadable");
    int refused = aggregator.count("refused");
    var page = PageSocket.open(port);
    page.say("{\"type\":\"watch\",\"session\":\"" + lesson.id() + "\"}");
    page.await("session");

    for (var topic :
        List.of(
            Topics.STUDENT_FEEDBACK, Topics.EMOJI_EVENTS, Topics.STUDENT_LABELS, Topics.SESSIONS)) {
      poison(topic, lesson.id() + "/S01", new byte[] {1, 2, 3});
      poison(topic, "no session", null);
    }
    poison(Topics.EMOJI_EVENTS, null, new byte[0]);
    poison(Topics.EMOJI_EVENTS, null, null);

    await().until(() -> aggregator.count("unreadable") == unreadable + 5);
    await().until(() -> aggregator.count("refused") == refused + 5);
    lesson.hurry(2);
    assertThat(page.await("session")).contains("S01");
    page.closePolitely();
  }

  private static void poison(Topic topic, String key, byte[] value) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.name(), 0, key, value)).get();
    }
  }

  @Test
  void shouldTellItsHealthUnderTheSameRules() throws IOException {
    assertThat(RawHttp.get(port, "/q/health/live")).startsWith("HTTP/1.1 200");
    assertThat(RawHttp.get(port, "/q/health/ready"))
        .startsWith("HTTP/1.1 200")
        .contains("\"aggregator\"", "\"dashboard\"");
    assertThat(RawHttp.ask(port, "GET", "/q/health", "evil.example:" + port))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void shouldTellItsMetricsUnderTheSameRules() throws Exception {
    lesson.hurry(2);
    await().until(() -> metric("classmoji_latency_seconds_count{stage=\"event\"}") > 0);
    assertThat(metric("classmoji_latency_seconds_count{stage=\"emit\"}")).isPositive();
    assertThat(metric("jvm_threads_live_threads")).isPositive();
    assertThat(RawHttp.ask(port, "GET", "/q/metrics", "evil.example:" + port))
        .startsWith("HTTP/1.1 403");
    assertThat(RawHttp.get(port, "/q/metrics", "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403");
  }

  private static double metric(String name) throws IOException {
    return RawHttp.get(port, "/q/metrics")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void shouldLetNobodyInBeforeItHasReadTheTopics() throws IOException {
    try (var early = AggregatorProcess.startAlone("-Dclassmoji.aggregator.enabled=false")) {
      var host = "localhost:" + early.port();
      assertThat(early.status()).contains("\"current\":false");
      assertThat(RawHttp.get(early.port(), "/q/health/live")).startsWith("HTTP/1.1 200");
      assertThat(RawHttp.get(early.port(), "/q/health/ready")).startsWith("HTTP/1.1 503");
      assertThat(RawHttp.get(early.port(), "/api/sessions")).startsWith("HTTP/1.1 503");
      assertThat(RawHttp.upgrade(early.port(), host, "http://" + host)).startsWith("HTTP/1.1 503");
      assertThat(RawHttp.get(early.port(), "/")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void shouldListenOnLoopbackAlone() throws IOException {
    var others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .toList();
    assumeFalse(others.isEmpty(), "this machine has no other address");

    for (var other : others) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new Socket(other, port).close());
    }
  }

  @Test
  void shouldKeepNothingOfAHundredPagesThatCameAndWent() throws Exception {
    // Given as many pages as it serves
    await().until(() -> aggregator.count("pages") == 0);
    var pages = IntStream.range(0, MOST_PAGES).mapToObj(i -> PageSocket.open(port)).toList();
    for (var page : pages) {
      page.say("{\"type\":\"watch\",\"session\":\"" + lesson.id() + "\"}");
      page.await("session");
    }
    assertThat(aggregator.count("pages")).isEqualTo(MOST_PAGES);

    // When one more comes, then it is told so
    assertThat(PageSocket.open(port).awaitFarewell())
        .isEqualTo("1013 too many pages are open: try again later");

    // When all go, some without a word, then nothing is left of them
    for (int i = 0; i < pages.size(); i++) {
      if (i % 2 == 0) {
        pages.get(i).closePolitely();
      } else {
        pages.get(i).drop();
      }
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> aggregator.count("pages") == 0);

    var next = PageSocket.open(port);
    next.say("{\"type\":\"watch\",\"session\":\"" + lesson.id() + "\"}");
    assertThat(next.await("session")).contains("S01");
    next.closePolitely();
  }

  private static String session() throws IOException {
    return session(lesson);
  }

  private static String session(Lesson of) throws IOException {
    return RawHttp.get(port, "/api/sessions/" + of.id());
  }
}
