package dev.classmoji.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.classmoji.schemas.MessageFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class of sixty, each read five times a second, in a real browser: how soon a change is on the
 * screen, how long the page's thread is held, what its scripts come to hold on to, and how soon a
 * latecomer sees all. Minutes of it, with {@code -Dclassmoji.crowd.seconds=300}, are the benchmark
 * {@code deploy/benchmarks/dashboard}; what it prints then means little on a machine that is busy.
 */
class CrowdIT {
  private static final int STUDENTS = 60;
  private static final int SECONDS = Integer.getInteger("classmoji.crowd.seconds", 20);
  private static final int WARM_UP_SECONDS = 10;
  private static final int LONG_TASK_MILLIS = 100;
  private static final double FOLLOWED_WITHIN_MILLIS = 1_000;
  private static final double MOST_GROWTH_MB = 5;

  @TempDir static Path folder;

  private static Stage stage;

  @BeforeAll
  static void start() throws IOException {
    stage = Stage.open(folder);
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void shouldShowSixtyStudentsAsTheyChange() throws Exception {
    try (var lesson =
            Lesson.begin(stage.client(), MessageFormat.local(), "crowd", STUDENTS).play();
        var page = open()) {
      page.awaitStudents(STUDENTS);
      awaitSecond(lesson, lesson.second() + WARM_UP_SECONDS);
      long heapBefore = page.heapBytes();
      double from = page.nowMillis();
      var early = page.changes().keySet();

      awaitSecond(lesson, lesson.second() + SECONDS);
      int tasks = page.tasksLongerThan(LONG_TASK_MILLIS, from);
      double growth = (page.heapBytes() - heapBefore) / 1e6;
      double complete = latecomer();
      lesson.pause();

      var seen = page.changes();
      var appended = EventTimes.read(stage.client());
      var delays =
          seen.entrySet().stream()
              .filter(change -> !early.contains(change.getKey()))
              .map(change -> change.getValue().doubleValue() - appended.get(change.getKey()))
              .sorted()
              .toList();
      System.out.printf(
          "dashboard: %d students for %d s, %d changes on the screen after their event: median %.0f"
              + " ms, p95 %.0f ms (at most 200)%n",
          STUDENTS, SECONDS, delays.size(), quantile(delays, 0.5), quantile(delays, 0.95));
      System.out.printf(
          "dashboard: %d tasks over %d ms (at most 3), heap %+.1f MB (at most +%.0f)%n",
          tasks, LONG_TASK_MILLIS, growth, MOST_GROWTH_MB);
      System.out.printf(
          "dashboard: a latecomer's page complete after %.0f ms (at most 1000)%n", complete);
      assertThat(delays).hasSizeGreaterThan(STUDENTS);
      assertThat(quantile(delays, 0.95)).isLessThan(FOLLOWED_WITHIN_MILLIS);
      assertThat(growth).isLessThan(MOST_GROWTH_MB);
      assertThat(page.barriers()).isEmpty();
      assertThat(page.complaints()).isEmpty();
      page.screenshot("crowd");
    }
  }

  /** By the lesson's own count, so that nobody's waiting keeps the page busy. */
  private static void awaitSecond(Lesson lesson, long second) {
    await()
        .atMost(Duration.ofSeconds(2L * (WARM_UP_SECONDS + SECONDS)))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> lesson.second() >= second);
  }

  private static double latecomer() {
    try (var late = open()) {
      late.awaitStudents(STUDENTS);
      late.awaitSecond(0); // the chart is drawn last
      return late.completeAfterMillis();
    }
  }

  private static TeacherPage open() {
    return stage.visit("", new NewContextOptions().setViewportSize(1280, 900));
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
