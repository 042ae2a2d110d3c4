package dev.classmoji.standalone.evaluate;

import java.time.Duration;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far an evaluation is, on standard error: images, images a second and the time left; a bar on
 * a terminal, a line now and then elsewhere.
 */
final class Progress implements LongConsumer, AutoCloseable {
  private static final Duration LINE_EVERY = Duration.ofSeconds(10);

  private final ProgressBar bar;
  private final long startedNanos = System.nanoTime();
  private final long total;
  private long lineAtNanos = startedNanos;

  Progress(long total) {
    this.total = total;
    bar = System.console() == null ? null : bar(total);
  }

  private static ProgressBar bar(long total) {
    return new ProgressBarBuilder()
        .setTaskName("Reading")
        .setInitialMax(total)
        .setUnit(" images", 1)
        .showSpeed()
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(200)
        .build();
  }

  @Override
  public void accept(long done) {
    long now = System.nanoTime();
    if (bar != null) {
      bar.stepTo(done);
    } else if (now - lineAtNanos >= LINE_EVERY.toNanos()) {
      lineAtNanos = now;
      System.err.printf(
          "reading: %d of %d images, %.0f a second%n",
          done, total, done * 1e9 / (now - startedNanos));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
