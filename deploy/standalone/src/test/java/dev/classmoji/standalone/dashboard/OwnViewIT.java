package dev.classmoji.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Students look at their own timelines by the links that their teacher gives them. */
class OwnViewIT {
  private static final String STUDENTS_HOST = "own.localhost"; // a browser finds it by itself
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  @TempDir static Path folder;

  private static EmbeddedBroker broker;
  private static Map<String, Object> client;
  private static AggregatorProcess aggregator;
  private static PastLesson lesson;
  private static PastLesson deleted;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start(folder);
    client = Map.of("bootstrap.servers", broker.bootstrapServers());
    aggregator = launch();
    lesson = new PastLesson("math-7b", 4, 300).keep(client, MessageFormat.local());
    deleted = new PastLesson("gone", 2, 10).keep(client, MessageFormat.local());
    await().until(() -> RawHttp.get(aggregator.port(), "/api/sessions").contains(deleted.id()));
  }

  private static AggregatorProcess launch() throws IOException {
    return AggregatorProcess.start(
        broker.bootstrapServers(),
        "-Dclassmoji.aggregator.dashboard.own-view-address=http://" + STUDENTS_HOST + "/");
  }

  @AfterAll
  static void stop() {
    aggregator.close();
    broker.close();
  }

  @Test
  void shouldTellAStudentsOwnSecondsAndNothingOfOthers() throws IOException {
    var token = token(lesson, "S02");

    assertThat(own(aggregator, "/api/own/review", token))
        .startsWith("HTTP/1.1 200")
        .contains("\"id\":\"S02\"", "\"name\":\"math-7b\"")
        .doesNotContain("S01", "S03", "S04", "Ana");
    assertThat(own(aggregator, "/api/own", token))
        .startsWith("HTTP/1.1 200")
        .contains("\"running\":false", "\"second\":299", "\"id\":\"S02\"")
        .doesNotContain("S01", "S03", "S04", "Ana");
  }

  @Test
  void shouldRefuseWhoHasNoLinkOrChangesIt() throws IOException {
    var token = token(lesson, "S02");
    var other = token(lesson, "S03");
    var mixed = other.substring(0, other.indexOf('.')) + token.substring(token.indexOf('.'));

    for (var path : new String[] {"/api/own", "/api/own/review"}) {
      assertThat(RawHttp.get(aggregator.port(), path)).startsWith("HTTP/1.1 403");
      for (var forged :
          new String[] {"", "x", mixed, token + "A", token.toUpperCase(Locale.ROOT)}) {
        assertThat(own(aggregator, path, forged)).as(forged).startsWith("HTTP/1.1 403");
      }
    }
    assertThat(link("nobody~abc", "S01")).startsWith("HTTP/1.1 404");
    assertThat(link(lesson.id(), "S%2F01")).startsWith("HTTP/1.1 404");
  }

  @Test
  void shouldRefuseALinkWhoseSessionWasDeleted() throws Exception {
    var token = token(deleted, "S01");
    assertThat(own(aggregator, "/api/own/review", token)).startsWith("HTTP/1.1 200");

    deleted.delete(client);

    await()
        .untilAsserted(
            () -> assertThat(own(aggregator, "/api/own/review", token)).startsWith("HTTP/1.1 403"));
    assertThat(own(aggregator, "/api/own", token)).startsWith("HTTP/1.1 403");
    assertThat(link(deleted.id(), "S01")).startsWith("HTTP/1.1 404");
  }

  @Test
  void shouldKnowItsLinksOnEveryInstanceAndAfterARestart() throws IOException {
    var token = token(lesson, "S02");

    try (var another = launch()) {
      assertThat(own(another, "/api/own", token)).startsWith("HTTP/1.1 200");
      var there =
          RawHttp.ask(
              another.port(),
              "POST",
              linkPath(lesson.id(), "S02"),
              host(another),
              "Content-Length: 0");
      assertThat(there).contains(token);
    }
  }

  @Test
  void shouldShowNothingElseUnderTheStudentsAddress() throws IOException {
    var token = "Authorization: Bearer " + token(lesson, "S02");
    int port = aggregator.port();
    var host = STUDENTS_HOST + ':' + port;

    assertThat(RawHttp.ask(port, "GET", "/", host)).startsWith("HTTP/1.1 200");
    assertThat(RawHttp.ask(port, "GET", "/dashboard/start.js", host)).startsWith("HTTP/1.1 200");
    assertThat(RawHttp.ask(port, "GET", "/api/own", host, token)).startsWith("HTTP/1.1 200");
    for (var path :
        new String[] {
          "/api/sessions",
          "/api/sessions/" + lesson.id(),
          "/api/sessions/" + lesson.id() + "/review",
          "/dashboard/../api/sessions",
          "/dashboard/%2e%2e/api/sessions",
          "//api/sessions",
          "/api/status",
          "/q/metrics"
        }) {
      assertThat(RawHttp.ask(port, "GET", path, host, token))
          .as(path)
          .containsPattern("^HTTP/1.1 40[034]")
          .doesNotContain(lesson.id());
    }
    assertThat(RawHttp.upgrade(port, host, "http://" + host)).startsWith("HTTP/1.1 403");
  }

  @Test
  void shouldLeadFromTheTeachersCardToTheStudentsOwnPage() {
    Chromium.require();
    try (var chromium = Chromium.launch()) {
      String link;
      try (var teacher = chromium.open(aggregator.url() + "#/" + lesson.id(), wide())) {
        teacher.awaitStudents(4);
        teacher.press("Link for Ana");
        teacher.awaitText("dialog[open]", "nothing else of the class is shown");
        await().until(() -> teacher.value("dialog[open] input").contains("#/own/"));
        link = teacher.value("dialog[open] input");
        assertThat(teacher.barriers()).isEmpty();
        teacher.screenshot("own-link");
      }
      assertThat(link).startsWith("http://" + STUDENTS_HOST + "/#/own/");
      var address = link.replace(STUDENTS_HOST, STUDENTS_HOST + ':' + aggregator.port());
      var phone = wide().setViewportSize(390, 844).setDeviceScaleFactor(2);
      var dark = wide().setColorScheme(ColorScheme.DARK).setLocale("de-DE");
      for (var window : new NewContextOptions[] {wide(), phone, dark}) {
        try (var student = chromium.open(address, window)) {
          student.awaitText("own-view h1", window == dark ? "von Ihnen" : "read of you");
          student.awaitStudents(1);
          assertThat(student.text("own-view")).doesNotContain("S02", "S03", "S04");
          assertThat(student.requests())
              .noneMatch(url -> url.contains("/api/sessions") || url.startsWith("ws"));
          assertThat(student.barriers()).isEmpty();
          assertThat(student.overflows()).isFalse();
          assertThat(student.complaints()).isEmpty();
          student.screenshot(
              window == phone ? "own-phone" : window == dark ? "own-dark-german" : "own");
        }
      }
      try (var stranger = chromium.open(address.replaceAll(".$", "~"), wide())) {
        stranger.awaitText("empty-state", "This link leads nowhere");
      }
    }
  }

  @Test
  void shouldFollowAClassThatRuns() {
    Chromium.require();
    try (var running = Lesson.begin(client, MessageFormat.local(), "live", 3).hurry(20).play();
        var chromium = Chromium.launch()) {
      await()
          .until(
              () ->
                  RawHttp.get(aggregator.port(), "/api/sessions/" + running.id()).contains("S03"));
      var token = token(running, "S01");
      try (var student = chromium.open(aggregator.url() + "#/own/" + token, wide())) {
        student.awaitText("own-view .signal", "The class is running");
        var before = student.text(".ends");
        await().untilAsserted(() -> assertThat(student.text(".ends")).isNotEqualTo(before));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NewContextOptions wide() {
    return new NewContextOptions().setViewportSize(1280, 900).setTimezoneId("Europe/Berlin");
  }

  private static String host(AggregatorProcess process) {
    return "127.0.0.1:" + process.port();
  }

  private static String linkPath(String session, String student) {
    return "/api/sessions/" + session + "/students/" + student + "/link";
  }

  private static String link(String session, String student) throws IOException {
    return RawHttp.ask(
        aggregator.port(),
        "POST",
        linkPath(session, student),
        host(aggregator),
        "Content-Length: 0");
  }

  private static String token(PastLesson lesson, String student) throws IOException {
    return token(lesson.id(), student);
  }

  private static String token(Lesson lesson, String student) throws IOException {
    return token(lesson.id(), student);
  }

  private static String token(String session, String student) throws IOException {
    var found = TOKEN.matcher(link(session, student));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String own(AggregatorProcess process, String path, String token)
      throws IOException {
    return RawHttp.get(process.port(), path, "Authorization: Bearer " + token);
  }
}
