package dev.classmoji.standalone.replay;

import dev.classmoji.schemas.ClassFeedback;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a replay is, on standard error: media time, speed, faces a second and the time left; a
 * bar on a terminal, a line now and then elsewhere.
 */
final class Progress implements AutoCloseable {
  private static final Duration LINE_EVERY = Duration.ofSeconds(10);

  private final ProgressBar bar;
  private final long startedNanos = System.nanoTime();
  private final long totalSeconds;
  private long lineAtNanos = startedNanos;

  /**
   * @param totalSeconds length of the recording, seconds; not positive if unknown
   */
  Progress(long totalSeconds) {
    this.totalSeconds = totalSeconds;
    bar = System.console() == null ? null : bar(totalSeconds);
  }

  private static ProgressBar bar(long totalSeconds) {
    return new ProgressBarBuilder()
        .setTaskName("Replaying")
        .setInitialMax(totalSeconds)
        .setUnit(" s", 1)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(200)
        .build();
  }

  /** Of a class that is read. */
  void show(ClassFeedback feedback) {
    double elapsed = (System.nanoTime() - startedNanos) / 1e9;
    show(
        feedback.getSecond(),
        String.format(
            Locale.ROOT,
            "%.1fx, %.0f faces/s, %d present",
            feedback.getSecond() / elapsed,
            feedback.getReadings() / elapsed,
            feedback.getPresent()));
  }

  /**
   * @param second of media time, the last that is complete
   * @param how the class is at it, and how fast it goes
   */
  void show(long second, String how) {
    if (bar != null) {
      bar.stepTo(second + 1);
      bar.setExtraMessage(how);
    } else if (System.nanoTime() - lineAtNanos >= LINE_EVERY.toNanos()) {
      lineAtNanos = System.nanoTime();
      var of = totalSeconds > 0 ? " of " + totalSeconds : "";
      System.err.printf("replaying: %d%s s, %s%n", second, of, how);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
