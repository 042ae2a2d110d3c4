package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Showing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up seconds per state, and how sure the model was of them. */
final class Totals {
  private static final double CONFIDENCE_UNIT = 1e-4;

  private final long[] seconds = new long[Showing.values().length];
  private long expressionSeconds;
  private long confidence;

  static Totals of(Collection<StudentSeconds> students) {
    var totals = new Totals();
    students.forEach(totals::add);
    return totals;
  }

  private void add(StudentSeconds student) {
    for (int row = 0; row < student.size(); row++) {
      var showing = student.showing(row);
      seconds[showing.ordinal()]++;
      if (Appearance.isExpression(showing)) {
        expressionSeconds++;
        confidence += student.confidence(row);
      }
    }
  }

  long seconds(Showing showing) {
    return seconds[showing.ordinal()];
  }

  /** Seconds of all states together. */
  long seconds() {
    long sum = 0;
    for (long each : seconds) {
      sum += each;
    }
    return sum;
  }

  /** Over the seconds that show one of the seven expressions, 0..1; null if there are none. */
  Double meanConfidence() {
    return expressionSeconds == 0 ? null : confidence * CONFIDENCE_UNIT / expressionSeconds;
  }

  /** Seconds by {@link Appearance#name}, in the order of {@link Showing}, zeros too. */
  Map<String, Long> byName() {
    var byName = new LinkedHashMap<String, Long>();
    for (var showing : Showing.values()) {
      byName.put(Appearance.of(showing).name(), seconds(showing));
    }
    return byName;
  }
}
