package dev.classmoji.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/classmoji demo} as a newcomer runs it, from its start to Ctrl-C, in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("classmoji.samples")).resolveSibling("classmoji");
  private static final Pattern ADDRESS =
      Pattern.compile("The dashboard is at http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Pattern SESSION = Pattern.compile("\"id\":\"(lecture~[^\"]+)\"");
  private static final int STUDENTS = 12;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path folder;

  private static Process demo;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    demo =
        new ProcessBuilder(LAUNCHER.toString(), "demo", "--port", "0", "--no-browser")
            .redirectError(folder.resolve("err").toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    await().atMost(PATIENCE).until(() -> demo.isAlive() && ADDRESS.matcher(out()).find());
    var address = ADDRESS.matcher(out());
    assertThat(address.find()).isTrue();
    port = Integer.parseInt(address.group(1));
  }

  @AfterAll
  static void stop() {
    demo.destroyForcibly();
  }

  @Test
  @Order(1)
  void shouldGiveEachStudentOfTheSampleAnEmoji() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var sessions = SESSION.matcher(get("/api/sessions"));
              assertThat(sessions.find()).isTrue();
              assertThat(get("/api/sessions/" + sessions.group(1)))
                  .contains("\"id\":\"S01\"", "\"id\":\"S%d\"".formatted(STUDENTS));
            });
  }

  @Test
  @Order(2)
  void shouldShowTheClassAndPlayItAgainOnRequest() throws IOException {
    Chromium.require();
    try (var chromium = Chromium.launch();
        var page =
            chromium.open(
                "http://127.0.0.1:%d/".formatted(port),
                new NewContextOptions().setViewportSize(1280, 900))) {
      page.awaitStudents(STUDENTS);
      page.awaitChanges(30);
      page.screenshot("demo");

      await().atMost(PATIENCE).until(() -> out().contains("12 students"));
      page.awaitText("source-line", "The recording has ended");
      assertThat(sessions()).isEqualTo(1);

      page.press("Play again");
      await().atMost(PATIENCE).until(() -> sessions() == 2);
      page.awaitText("source-line", "Running");
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void shouldStopCleanlyWhileItPlays() throws Exception {
    demo.destroy(); // SIGTERM, which goes the same way as Ctrl-C's SIGINT

    // a stage that misses the end of the others waits for them longer than this
    assertThat(demo.waitFor(15, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain("Exception", "\tat ");
  }

  private static String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private static long sessions() throws IOException {
    return SESSION.matcher(get("/api/sessions")).results().count();
  }

  private static String get(String path) throws IOException {
    return RawHttp.get(port, path);
  }
}
