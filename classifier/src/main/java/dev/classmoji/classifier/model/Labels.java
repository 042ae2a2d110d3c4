package dev.classmoji.classifier.model;

import dev.classmoji.schemas.Showing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which column of the model's output belongs to which expression.
 *
 * @param columns the output column of each expression, in the order of {@link Showing}
 */
record Labels(List<Integer> columns) {
  /** FER2013's seven expressions. */
  private static final Set<Showing> EXPRESSIONS = EnumSet.range(Showing.ANGRY, Showing.NEUTRAL);

  static final int COUNT = EXPRESSIONS.size();

  /**
   * Reads the metadata's {@code angry,disgust,...}: the seven expressions in any order.
   *
   * @throws ModelException if they are not exactly those seven
   */
  static Labels parse(String text) {
    var labels =
        Arrays.stream(text.split(","))
            .map(label -> label.strip().toUpperCase(Locale.ROOT))
            .toList();
    var expected = EXPRESSIONS.stream().map(Showing::name).toList();
    if (labels.size() != COUNT || !labels.containsAll(expected)) {
      throw new ModelException(
          "its labels are '%s', not %s in any order"
              .formatted(text, String.join(",", expected).toLowerCase(Locale.ROOT)));
    }
    return new Labels(expected.stream().map(labels::indexOf).toList());
  }
}
