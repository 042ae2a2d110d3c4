package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.ClassFeedback;
import java.util.List;

/**
 * The class at its last tick.
 *
 * @param second whole seconds of media time
 * @param showing students per state, in the order of {@code Showing} (nine numbers)
 */
public record ClassSecond(long second, int known, int present, List<Integer> showing) {

  static ClassSecond of(ClassFeedback feedback) {
    return new ClassSecond(
        feedback.getSecond(),
        feedback.getKnown(),
        feedback.getPresent(),
        List.copyOf(feedback.getShowing()));
  }
}
