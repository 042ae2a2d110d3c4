package dev.classmoji.aggregator.report;

import static dev.classmoji.aggregator.report.SummaryBuilder.rounded;

import dev.classmoji.schemas.IngestCounters;

/** Works out how busy the stages were. */
final class StagesBuilder {
  private static final double MICROS = 1e6;

  private final IngestCounters counters;
  private final ExpressionTotals expressions;
  private final double wallSeconds;

  StagesBuilder(IngestCounters counters, ExpressionTotals expressions, double wallSeconds) {
    this.counters = counters;
    this.expressions = expressions;
    this.wallSeconds = wallSeconds;
  }

  /**
   * @param captureToClassified null if nothing was read
   * @param speed media seconds per wall second
   */
  Summary.Stages build(
      Summary.Session session, Summary.Percentiles captureToClassified, double speed) {
    var ingest = ingest();
    var classifier = classifier();
    return new Summary.Stages(
        ingest,
        classifier,
        session.isLive()
            ? LimitingStage.ofLive(session)
            : LimitingStage.of(ingest, classifier, captureToClassified, wallSeconds, speed));
  }

  private Summary.Ingest ingest() {
    return new Summary.Ingest(
        busy(counters.getSourceMicros()),
        busy(counters.getFaceMicros()),
        busy(counters.getStudentMicros()),
        busy(counters.getCropMicros()),
        rounded(counters.getWaitMicros() / MICROS));
  }

  private Summary.Busy busy(long micros) {
    return new Summary.Busy(rounded(micros / MICROS), rounded(perWallSecond(micros / MICROS)));
  }

  /** A crop that was read twice was work twice. */
  private Summary.Classifier classifier() {
    double inference = expressions.inferenceMicros() / MICROS;
    long crops = expressions.count() + expressions.duplicates();
    return new Summary.Classifier(
        rounded(inference),
        rounded(perWallSecond(inference)),
        expressions.read(),
        inference > 0 ? rounded(expressions.read() / inference) : 0,
        rounded(perWallSecond(crops)));
  }

  private double perWallSecond(double amount) {
    return wallSeconds > 0 ? amount / wallSeconds : 0;
  }
}
