package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures for a person at a terminal. */
final class EvaluationText {
  private final Metrics metrics;
  private final List<String> lines = new ArrayList<>();

  private EvaluationText(Metrics metrics) {
    this.metrics = metrics;
  }

  static List<String> lines(Metrics metrics) {
    var text = new EvaluationText(metrics);
    text.overview();
    text.classes();
    text.confusion();
    return List.copyOf(text.lines);
  }

  private void overview() {
    var run = metrics.run();
    var model = run.model();
    add("%s: %,d images, %,d skipped", run.source(), metrics.images(), run.skipped());
    add(
        "model %s on the %s, batches of %d shared by %d cores",
        model.version(), model.provider(), model.batchSize(), model.threads());
    add("");
    figure(
        "accuracy",
        Numbers.percent(metrics.accuracy()),
        Numbers.percents(metrics.accuracyInterval()));
    figure(
        "macro recall",
        Numbers.percent(metrics.macroRecall()),
        Numbers.percents(metrics.macroRecallInterval()));
    var loss = metrics.lossInterval();
    figure(
        "loss",
        Numbers.thousandths(metrics.loss()),
        format("%.3f to %.3f", loss.low(), loss.high()));
    add(
        "%-19s %7.3f  in %d bins of equal width",
        "calibration error", metrics.ece(), Calibration.BINS);
    add(
        "%-19s %7.0f  of the model's time; %.0f with files read and decoded",
        "images per second", run.imagesPerSecond(), run.imagesPerSecondInAll());
  }

  private void figure(String name, String value, String interval) {
    add("%-19s %7s  95 %% interval %s", name, value, interval);
  }

  private void classes() {
    add("");
    add(
        "%-8s  %9s  %7s  %16s  %5s  %7s",
        "", "precision", "recall", "95 % interval", "F1", "images");
    metrics
        .perClass()
        .forEach(
            (name, figures) ->
                add(
                    "%-8s  %9s  %7s  %16s  %5.3f  %7d",
                    name,
                    Numbers.percent(figures.precision()),
                    Numbers.percent(figures.recall()),
                    Numbers.percents(figures.recallInterval()),
                    figures.f1(),
                    figures.support()));
  }

  private void confusion() {
    add("");
    add("%-8s%s", "", ClassNames.CLASSES.stream().map(this::column).collect(Collectors.joining()));
    for (var truth : ClassNames.CLASSES) {
      var row =
          ClassNames.CLASSES.stream()
              .map(read -> format("%10d", metrics.confusion().count(truth, read)))
              .collect(Collectors.joining());
      add("%-8s%s", ClassNames.name(truth), row);
    }
    add("Rows: what the images show. Columns: what was read.");
  }

  private String column(Showing read) {
    return format("%10s", ClassNames.name(read));
  }

  private void add(String format, Object... values) {
    lines.add(format(format, values).stripTrailing());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
