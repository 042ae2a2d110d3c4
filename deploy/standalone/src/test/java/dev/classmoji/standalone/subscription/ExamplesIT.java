package dev.classmoji.standalone.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.standalone.dashboard.Chromium;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each example of {@code deploy/examples} as a reader runs it: over a restart of the aggregator it
 * tells each event once.
 */
class ExamplesIT {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("classmoji.samples")).resolveSibling("examples");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_LINES = 40;

  @TempDir static Path folder;

  private static Site site;
  private static HttpServer elsewhere;
  private final String session = SessionId.newRun("math-7b").toString();

  @BeforeAll
  static void start() throws IOException {
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/events.html",
        exchange -> {
          var page = Files.readAllBytes(EXAMPLES.resolve("page/events.html"));
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    elsewhere.start();
    site = Site.open(folder, "-Dclassmoji.aggregator.subscriptions.origins=" + origin());
  }

  private static String origin() {
    return "http://127.0.0.1:" + elsewhere.getAddress().getPort();
  }

  @AfterAll
  static void stop() {
    site.close();
    elsewhere.stop(0);
  }

  static Stream<Path> examples() throws IOException {
    try (var files = Files.walk(EXAMPLES)) {
      return files
          .filter(file -> file.getFileName().toString().toLowerCase().startsWith("events"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldBeShort(Path example) throws IOException {
    assertThat(Files.readAllLines(example)).hasSizeLessThan(MOST_LINES);
  }

  @Test
  void shouldSubscribeWithJavaOnAWebSocket() throws IOException {
    var address = "ws://localhost:" + site.port() + "/api/events?session=" + session;
    try (var example = run("java", "java/Events.java", address)) {
      surviveARestart(example::lines);
    }
  }

  @Test
  void shouldSubscribeWithPython() throws IOException {
    try (var example = run("python3", "python/events.py", stream())) {
      surviveARestart(example::lines);
    }
  }

  @Test
  void shouldSubscribeWithCurl() throws IOException {
    require("curl");
    try (var example = run("bash", "curl/events.sh", stream())) {
      surviveARestart(example::lines);
    }
  }

  @Test
  void shouldSubscribeWithAPageOfAnotherSite() throws IOException {
    Chromium.require();
    try (var chromium = Chromium.launch()) {
      var page = chromium.open(origin() + "/events.html?" + stream());
      surviveARestart(() -> page.locator("li").allTextContents());
    }
  }

  @Test
  void shouldReadTheTopicWithKcatOverItsOwnRestart() throws IOException {
    require("kcat");
    var arguments = new String[] {site.broker().bootstrapServers(), session, session};
    site.emojis().tell(session, 5);
    try (var example = run("bash", "kcat/events.sh", arguments)) {
      awaitLines(example::lines, 5);
    }
    site.emojis().tell(session, 5);
    try (var example = run("bash", "kcat/events.sh", arguments)) {
      var lines = awaitLines(example::lines, 5);
      assertThat(lines)
          .hasSize(5)
          .allMatch(line -> line.contains("ce_id=") && line.contains("ce_type="))
          .anyMatch(line -> line.startsWith(session + "/S06 ") && line.contains("ce_id=S06-1"))
          .noneMatch(line -> line.contains("/S05 "));
    }
  }

  private String stream() {
    return "http://localhost:" + site.port() + "/api/events?session=" + session;
  }

  /** Tells five events, five while the aggregator is away, and five more. */
  private void surviveARestart(Supplier<List<String>> lines) throws IOException {
    awaitSubscriber();
    site.emojis().tell(session, 5);
    awaitLines(lines, 5);
    site.aggregator().stop();
    site.emojis().tell(session, 5);
    site.aggregator().start();
    awaitLines(lines, 10);
    site.emojis().tell(session, 5);

    assertThat(awaitLines(lines, 15))
        .hasSize(15)
        .doesNotHaveDuplicates()
        .anyMatch(line -> line.contains("S01") && line.contains("😄"))
        .anyMatch(line -> line.contains("S15") && line.contains("😄"));
  }

  private void awaitSubscriber() {
    await().atMost(PATIENCE).until(() -> site.subscribers() == 1);
  }

  private List<String> awaitLines(Supplier<List<String>> lines, int count) {
    await().atMost(PATIENCE).until(() -> ours(lines).size() >= count);
    return ours(lines);
  }

  private List<String> ours(Supplier<List<String>> lines) {
    return lines.get().stream().filter(line -> line.contains(session)).toList();
  }

  private static Example run(String tool, String script, String... arguments) throws IOException {
    require(tool);
    return Example.start(folder, tool, EXAMPLES.resolve(script), arguments);
  }

  /** Skips the test if there is no such tool, and says so. */
  private static void require(String tool) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    if (!found) {
      System.out.println("examples: skipped, for " + tool + " is not installed");
    }
    assumeTrue(found, tool + " is not installed");
  }
}
