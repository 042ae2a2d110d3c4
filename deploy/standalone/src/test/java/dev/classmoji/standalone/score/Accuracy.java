package dev.classmoji.standalone.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many of how many are right: overall, per true expression, or as one asks. */
public final class Accuracy {
  private final List<Judgement> judgements = new ArrayList<>();

  /** Whether what was read of a person who shows an expression is right. */
  private record Judgement(String person, String trueExpression, boolean right) {}

  /** Counts one judgement. */
  public void count(String person, String trueExpression, boolean right) {
    judgements.add(new Judgement(person, trueExpression, right));
  }

  /** Share of all judgements that are right, 0..1. */
  public double overall() {
    return share(judgements);
  }

  /** How many were judged. */
  public int judged() {
    return judgements.size();
  }

  /** How many of one true expression were judged. */
  public long judged(String trueExpression) {
    return judgements.stream().filter(each -> each.trueExpression().equals(trueExpression)).count();
  }

  /** Share right per true expression, 0..1. */
  public Map<String, Double> perExpression() {
    return shares(Judgement::trueExpression);
  }

  /** Share right per group of persons, 0..1. */
  public <G> Map<G, Double> perGroup(Function<String, G> groupOf) {
    return shares(judgement -> groupOf.apply(judgement.person()));
  }

  private <G> Map<G, Double> shares(Function<Judgement, G> groupOf) {
    return judgements.stream()
        .collect(
            Collectors.groupingBy(
                groupOf,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Accuracy::share)));
  }

  private static double share(List<Judgement> judged) {
    return judged.stream().mapToInt(each -> each.right() ? 1 : 0).sum() / (double) judged.size();
  }

  @Override
  public String toString() {
    var text = new StringBuilder("%.1f %% of %d".formatted(100 * overall(), judged()));
    perExpression().forEach((name, share) -> text.append(", %s %.1f".formatted(name, 100 * share)));
    return text.toString();
  }
}
