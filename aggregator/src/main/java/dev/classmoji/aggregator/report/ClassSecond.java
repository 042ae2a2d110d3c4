package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.Showing;
import java.util.List;

/**
 * The class at one whole second of media time.
 *
 * @param known students seen so far
 * @param present students who are not away
 * @param showing students per state now, nine numbers in the order of {@link Showing}
 * @param recent student-seconds per state over the last 5 seconds, in the same order
 * @param capturedAtMicros the capture clock when that second had come, wall clock, microseconds
 *     since the epoch; null if it was not told
 */
public record ClassSecond(
    long second,
    int known,
    int present,
    List<Integer> showing,
    List<Integer> recent,
    Long capturedAtMicros) {

  public ClassSecond {
    showing = List.copyOf(showing);
    recent = List.copyOf(recent);
  }

  static ClassSecond of(ClassFeedback feedback) {
    return new ClassSecond(
        feedback.getSecond(),
        feedback.getKnown(),
        feedback.getPresent(),
        feedback.getShowing(),
        feedback.getRecent(),
        feedback.getTickedAtMicros());
  }
}
