package dev.classmoji.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.classmoji.schemas.MessageFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher sees at a glance of a class that stands still, first at its eightieth second. */
class ClassViewIT {
  private static final int STUDENTS = 12;
  private static final int SECONDS = 80;
  private static final Duration NAMED_WITHIN = Duration.ofSeconds(1);

  /** Names and kinds of all words of a language: functions must take as much as in the other. */
  private static final String SHAPES =
      """
      async () => {
        const shape = (value) =>
          typeof value === 'function' ? `function of ${value.length}`
            : typeof value !== 'object' ? typeof value
            : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]));
        const [{en}, {de}] = await Promise.all(
          [import('/dashboard/words/en.js'), import('/dashboard/words/de.js')]);
        return [JSON.stringify(shape(en)), JSON.stringify(shape(de))];
      }
      """;

  /** Three students for ten seconds each: neutral, then happy; one of them sad in between. */
  private static final String TURNS =
      """
      async () => {
        const {turns} = await import('/dashboard/history.js');
        const column = (happy, sad, neutral) => [1, 0, 0, 0, happy, sad, 0, neutral, 0, 0];
        const columns = [
          ...Array(10).fill(column(0, 0, 3)), ...Array(3).fill(column(0, 2, 1)),
          ...Array(4).fill(column(0, 0, 3)), ...Array(10).fill(column(2, 0, 1))];
        return turns({secondsPerColumn: 1, columns}).map(({second, showing}) => `${second} ${showing}`);
      }
      """;

  private static final String SINCE_A_MINUTE =
      """
      async () => {
        const {sinceAMinute} = await import('/dashboard/history.js');
        const columns = Array.from({length: 70}, (_, i) => [1, 0, 0, 0, i < 10 ? 5 : 0, 0, 0, 1, 0, 0]);
        const now = ['HAPPY', 'HAPPY', 'SAD', 'NEUTRAL'].map((showing) => ({showing}));
        const mood = {secondsPerColumn: 1, columns};
        return [sinceAMinute(mood, 69, now), sinceAMinute(mood, 30, now)].map((x) => JSON.stringify(x));
      }
      """;

  /** Half the class sad from second 3 on, but for 7; nobody in view at 9. */
  private static final String ALERTS =
      """
      async () => {
        const {active, advance} = await import('/dashboard/alerts.js');
        const rules = [{share: 50, showings: ['SAD'], seconds: 5}];
        const counts = (sad, others, away) => [0, 0, 0, others, sad, 0, 0, 0, away];
        const heard = [];
        let runs = [];
        for (let second = 0; second < 16; second++) {
          const quiet = second < 3 || second === 7;
          const showing = second < 9 ? counts(quiet ? 0 : 2, 2, 40) : counts(0, 0, 44);
          runs = advance(runs, rules, {second, showing});
          heard.push(active(runs).length);
        }
        return heard.join('');
      }
      """;

  private static final String IN_ORDER =
      """
      async () => {
        const {byAttention} = await import('/dashboard/attention.js');
        const grid = document.querySelector('student-grid');
        const drawn = [...grid.querySelectorAll('[data-student]')].map(({dataset}) => dataset.student);
        return [drawn.join(), byAttention(grid.students).join(), [...grid.students.keys()].join()];
      }
      """;

  @TempDir static Path folder;

  private static Stage stage;
  private static Lesson lesson;

  @BeforeAll
  static void start() throws IOException {
    stage = Stage.open(folder);
    lesson =
        Lesson.begin(stage.client(), MessageFormat.local(), "math-7b", STUDENTS).hurry(SECONDS);
    stage.aggregator().awaitAllOf(lesson);
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      lesson.close();
      stage.close();
    }
  }

  /**
   * @param query of the page's address, which names the session
   */
  private static TeacherPage open(String query, NewContextOptions options) {
    var page = stage.visit(query + "#/" + lesson.id(), options);
    page.awaitSecond(lesson.second());
    return page;
  }

  private static NewContextOptions wide() {
    return new NewContextOptions().setViewportSize(1280, 900);
  }

  @Test
  void shouldSpeakTheLanguageThatIsAskedForOrChosen() {
    try (var page = open("?lang=de", wide())) {
      page.awaitText(".headline", "im Bild");
      page.awaitText(".present", "Gegenüber vor einer Minute");
      assertThat(page.ask("() => document.documentElement.lang")).isEqualTo("de");
      page.screenshot("german");

      page.press("English");
      page.awaitSecond(lesson.second());
      page.awaitText(".present", "Since a minute ago");
      page.reload();
      page.awaitText(".present", "Since a minute ago");
      assertThat(page.complaints()).isEmpty();
    }
    try (var page = open("", wide().setLocale("de-AT"))) {
      page.awaitText(".present", "im Bild");
    }
    try (var page = open("", wide().setLocale("fr-FR"))) {
      page.awaitText(".present", "in view");
    }
  }

  @Test
  void shouldSayEverythingInEachLanguage() {
    try (var page = open("", wide())) {
      assertThat(page.ask(SHAPES))
          .asInstanceOf(LIST)
          .hasSize(2)
          .satisfies(shapes -> assertThat(shapes.get(0)).isEqualTo(shapes.get(1)));
    }
  }

  @Test
  void shouldFindWhereTheClassTurnedAndWhatChangedInAMinute() {
    try (var page = open("", wide())) {
      assertThat(page.ask(TURNS)).isEqualTo(List.of("17 HAPPY"));
      assertThat(page.ask(SINCE_A_MINUTE))
          .isEqualTo(List.of("[[\"HAPPY\",-3],[\"SAD\",1]]", "null"));
    }
  }

  @Test
  void shouldOrderStudentsBySeatOrByAttention() {
    try (var page = open("", wide())) {
      assertThat(page.ask(IN_ORDER))
          .asInstanceOf(LIST)
          .satisfies(orders -> assertThat(orders.get(0)).isEqualTo(orders.get(2)))
          .satisfies(orders -> assertThat(orders.get(1)).isNotEqualTo(orders.get(2)));

      page.check("By attention");
      awaitOrderByAttention(page);
      page.reload();
      page.awaitSecond(lesson.second());
      awaitOrderByAttention(page);
      page.screenshot("by-attention");
    }
  }

  private static void awaitOrderByAttention(TeacherPage page) {
    await()
        .untilAsserted(
            () ->
                assertThat(page.ask(IN_ORDER))
                    .asInstanceOf(LIST)
                    .satisfies(orders -> assertThat(orders.get(0)).isEqualTo(orders.get(1))));
  }

  @Test
  void shouldPointOutOnlyWhatARuleAsksFor() {
    try (var page = open("", wide())) {
      assertThat(page.ask(ALERTS)).isEqualTo("0000000011100000");

      page.unfold("Alerts");
      page.awaitText("class-alerts", "None. Here you say");
      page.press("Add");
      page.awaitText("class-alerts", "Choose at least one expression");
      page.fill("When at least this per cent", "7");
      page.fill("for this many seconds", "5");
      page.check("looks happy");
      page.check("looks neutral");
      page.press("Add");
      page.awaitText(".rules", "7 % or more look happy or neutral, for 5 s");
      page.awaitText("summary", "Alerts (1)");
      lesson.hurry(8);
      page.awaitText(".troubles", ": 7 % or more look happy or neutral");
      assertThat(page.barriers()).isEmpty();
      page.screenshot("alerts");
      page.press("Hide");
      page.awaitText("summary", "Alerts (1)");
      assertThat(page.count(".troubles")).isZero();

      page.reload();
      page.awaitSecond(lesson.second());
      page.unfold("Alerts (1)");
      page.press("Remove: 7 % or more look happy or neutral, for 5 s");
      page.awaitText("class-alerts", "None. Here you say");
    }
  }

  @Test
  void shouldCallAStudentWhatTheTeacherSays() {
    try (var page = open("", wide());
        var other = open("?lang=de", wide())) {
      page.focus("S07: give a name");
      page.key("Enter");
      page.awaitText("dialog", "What do you call S07?");
      assertThat(page.barriers()).isEmpty();
      page.write("A\u202eB");
      page.key("Enter");
      page.awaitText("dialog", "That cannot be a name");
      page.screenshot("naming");

      page.write("  Ana ");
      long givenNanos = System.nanoTime();
      page.key("Enter");
      other.awaitText("student-grid", "Ana");
      assertThat(Duration.ofNanos(System.nanoTime() - givenNanos)).isLessThan(NAMED_WITHIN);
      page.awaitText("student-grid", "Ana S07");
      assertThat(page.focused()).isEqualTo("Ana: give a name");

      other.press("Ana: Namen geben");
      other.press("Namen entfernen");
      page.awaitText("student-grid", "S07");
      await().untilAsserted(() -> assertThat(page.text("student-grid")).doesNotContain("Ana"));
      page.press("S07: give a name");
      page.key("Escape");
      assertThat(page.focused()).isEqualTo("S07: give a name");
    }
  }

  @Test
  void shouldSuitEverybody() {
    var windows =
        Map.of(
            "german", wide(),
            "german-dark", wide().setColorScheme(ColorScheme.DARK),
            "german-phone",
                new NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2),
            "german-projector", new NewContextOptions().setViewportSize(1920, 1080));
    windows.forEach(
        (name, window) -> {
          try (var page = open("?lang=de", window)) {
            page.unfold("Hinweise");
            assertThat(page.barriers()).as(name).isEmpty();
            assertThat(page.overflows()).as("%s scrolls sideways", name).isFalse();
            page.screenshot(name);
          }
        });
  }

  @Test
  void shouldSuitAClassOfThree() {
    try (var few = Lesson.begin(stage.client(), MessageFormat.local(), "few", 3).hurry(20)) {
      stage.aggregator().awaitAllOf(few);
      try (var page = stage.visit("#/" + few.id(), wide())) {
        page.awaitSecond(few.second());
        assertThat(page.barriers()).isEmpty();
        page.screenshot("few");
      }
    }
  }
}
