package dev.classmoji.standalone.score;

import java.util.Map;
import java.util.TreeMap;

/** How many of how many are right, overall and per true expression. */
public final class Accuracy {
  private final Map<String, int[]> byExpression = new TreeMap<>();

  /** Counts one judgement. */
  public void count(String trueExpression, boolean right) {
    var counts = byExpression.computeIfAbsent(trueExpression, expression -> new int[2]);
    counts[0] += right ? 1 : 0;
    counts[1]++;
  }

  /** Share of all judgements that are right, 0..1. */
  public double overall() {
    int right = byExpression.values().stream().mapToInt(counts -> counts[0]).sum();
    return right / (double) judged();
  }

  /** How many were judged. */
  public int judged() {
    return byExpression.values().stream().mapToInt(counts -> counts[1]).sum();
  }

  /** How many of one true expression were judged. */
  public int judged(String trueExpression) {
    return byExpression.get(trueExpression)[1];
  }

  /** Share right per true expression, 0..1. */
  public Map<String, Double> perExpression() {
    var shares = new TreeMap<String, Double>();
    byExpression.forEach((name, counts) -> shares.put(name, counts[0] / (double) counts[1]));
    return shares;
  }

  @Override
  public String toString() {
    var text = new StringBuilder("%.1f %% of %d".formatted(100 * overall(), judged()));
    byExpression.forEach(
        (name, counts) -> text.append(", %s %.1f".formatted(name, 100.0 * counts[0] / counts[1])));
    return text.toString();
  }
}
