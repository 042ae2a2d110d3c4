package dev.classmoji.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.MessageFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboard in a real browser, on a real broker, from an aggregator of its own. The tests
 * follow one class from its beginning to its end, in order: a broker forgets nothing between them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {
  private static final int STUDENTS = 12;
  private static final int CHANGES = 60;
  private static final String OWN_ADDRESS = "(http|ws)://127\\.0\\.0\\.1:.*";
  private static final long FOLLOWED_WITHIN_MILLIS = 1_000;

  @TempDir static Path folder;

  private static Stage stage;
  private static TeacherPage page;
  private static Lesson lesson;
  private static final List<TeacherPage> PAGES = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    stage = Stage.open(folder);
    page = watch(stage.aggregator(), wide());
  }

  @AfterAll
  static void stop() {
    if (lesson != null) {
      lesson.close();
    }
    if (stage != null) {
      stage.close();
    }
  }

  private static NewContextOptions wide() {
    return new NewContextOptions().setViewportSize(1280, 900);
  }

  private static TeacherPage watch(AggregatorProcess from, NewContextOptions options) {
    var opened = stage.chromium().open(from.url(), options);
    PAGES.add(opened);
    return opened;
  }

  @AfterEach
  void shouldNotBreakItsOwnRules() throws IOException {
    for (var each : PAGES) {
      assertThat(each.complaints()).isEmpty();
      assertThat(each.requests()).isNotEmpty().allMatch(url -> url.matches(OWN_ADDRESS));
    }
    assertThat(stage.aggregator().stackTrace()).isEmpty();
  }

  @Test
  @Order(1)
  void shouldSayHowToBeginWhenThereIsNoSession() {
    page.awaitText("empty-state", "No class yet");
    page.awaitText("connection-pill", "Live");
    assertThat(page.barriers()).isEmpty();
    page.screenshot("empty");
  }

  @Test
  @Order(2)
  void shouldFollowANewSessionByItself() {
    lesson = Lesson.begin(stage.client(), MessageFormat.local(), "math-7b", STUDENTS);
    page.awaitText("h1", "math-7b");
    page.awaitText("empty-state", "Waiting for the first face");
    page.screenshot("waiting");

    lesson.play();
    page.awaitStudents(STUDENTS);
  }

  @Test
  @Order(3)
  void shouldShowEachChangeSoonAfterItsEvent() throws Exception {
    page.awaitChanges(CHANGES);

    var seen = page.changes();
    var appended = EventTimes.read(stage.client());
    var delays =
        seen.entrySet().stream()
            .map(change -> change.getValue().doubleValue() - appended.get(change.getKey()))
            .sorted()
            .toList();

    System.out.printf(
        "dashboard: %d changes, from their event to the page: median %.0f ms, p95 %.0f ms%n",
        delays.size(), quantile(delays, 0.5), quantile(delays, 0.95));
    assertThat(delays).hasSizeGreaterThanOrEqualTo(CHANGES);
    assertThat(quantile(delays, 0.95)).isLessThan(FOLLOWED_WITHIN_MILLIS);
    assertThat(displayed())
        .as("each change once, and each student's first emoji")
        .isBetween(CHANGES - STUDENTS, page.changes().size() + STUDENTS);
    page.awaitText("delay-line", "after the picture (95 % within");
  }

  @Test
  @Order(3)
  void shouldTellWhatIsKnownOfThePicturesWayBefore() {
    var shown = "Emoji show 0.2 s after the picture (95 % within 0.3 s)";
    assertThat(page.delays("[]")).isEqualTo(shown);
    assertThat(page.delays(sources("120, 20", "null, 2340")))
        .isEqualTo(shown + "; before that, 0.1 s in the decoder and 2.3 s late on arrival");
    assertThat(page.delays(sources("8, null", "null, null")))
        .isEqualTo(shown + "; before that, under 0.1 s in the decoder");
  }

  /** Live sources of which no more is told than these milliseconds, in the decoder and late. */
  private static String sources(String... delays) {
    return Stream.of(delays)
        .map(each -> each.split(", "))
        .map(each -> "{\"decoderMillis\": %s, \"lateMillis\": %s}".formatted(each[0], each[1]))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** How many changes the page has told the dashboard to have drawn. */
  private static int displayed() throws IOException {
    return RawHttp.get(stage.aggregator().port(), "/q/metrics")
        .lines()
        .filter(line -> line.startsWith("classmoji_latency_seconds_count{stage=\"display\"}"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  @Test
  @Order(4)
  void shouldShowALatecomerWhatTheFirstOneSees() throws Exception {
    lesson.pause();
    page.awaitSecond(lesson.second());
    page.screenshot("full");

    var late = watch(stage.aggregator(), wide());
    late.awaitSecond(lesson.second());

    await().untilAsserted(() -> assertThat(late.drawn()).isEqualTo(page.drawn()));
    late.close();
  }

  @Test
  @Order(5)
  void shouldServeTheSessionFromAnyInstance() throws Exception {
    try (var other = AggregatorProcess.start(stage.broker().bootstrapServers())) {
      var elsewhere = watch(other, wide());
      elsewhere.awaitSecond(lesson.second());
      await().untilAsserted(() -> assertThat(elsewhere.drawn()).isEqualTo(page.drawn()));

      // a name that is given on the one is known on the other
      elsewhere.press("S07: give a name");
      elsewhere.write("Ana");
      elsewhere.key("Enter");
      page.awaitText("student-grid", "Ana S07");

      // and both go on with it, whichever of them folds it
      lesson.play();
      elsewhere.awaitChanges(5);
      lesson.pause();
      page.awaitSecond(lesson.second());
      elsewhere.awaitSecond(lesson.second());
      await().untilAsserted(() -> assertThat(elsewhere.drawn()).isEqualTo(page.drawn()));
      elsewhere.close();
    }
  }

  @Test
  @Order(6)
  void shouldSurviveARestartOfTheAggregator() throws Exception {
    page.awaitSecond(lesson.second());
    var before = page.drawn();

    stage.aggregator().close();
    page.awaitText("connection-pill", "Reconnecting");
    page.awaitText(".banner", "connection to Classmoji is lost");
    assertThat(page.barriers()).isEmpty();
    assertThat(page.drawn()).as("what was seen last stays").isEqualTo(before);
    page.screenshot("lost");

    stage.aggregator().start();
    page.awaitText("connection-pill", "Live");
    await().untilAsserted(() -> assertThat(page.drawn()).isEqualTo(before));

    int changes = page.changes().size();
    lesson.play();
    page.awaitChanges(changes + 3);
  }

  @Test
  @Order(7)
  void shouldSuitTheDarkAndAPhone() {
    var dark = watch(stage.aggregator(), wide().setColorScheme(ColorScheme.DARK));
    dark.awaitStudents(STUDENTS);
    dark.awaitSecond(lesson.second() + 1);
    dark.screenshot("dark");
    dark.close();

    var phone =
        watch(
            stage.aggregator(),
            new NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2));
    phone.awaitStudents(STUDENTS);
    phone.awaitSecond(lesson.second() + 1);
    assertThat(phone.overflows()).as("scrolls sideways").isFalse();
    phone.screenshot("phone");
    phone.close();
  }

  @Test
  @Order(8)
  void shouldSayWhenTheVideoNoLongerComes() throws Exception {
    lesson.pause();
    page.awaitText("source-line", "No signal for");
    page.screenshot("no-signal");
    lesson.play();
    page.awaitText("source-line", "Running");
  }

  @Test
  @Order(9)
  void shouldSayThatASessionHasEnded() {
    lesson.end(EndReason.COMPLETED);

    page.awaitText("source-line", "The recording has ended after");
    page.screenshot("ended");
  }

  @Test
  @Order(10)
  void shouldSayThatASessionIsUnknownAndLeadBack() {
    page.choose("nobody~abc");
    page.awaitText("empty-state", "This session is not known here");
    page.screenshot("unknown");

    page.choose(lesson.id());
    page.awaitStudents(STUDENTS);
  }
}
