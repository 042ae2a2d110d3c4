package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.SourceSignal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The class at its last tick.
 *
 * @param second whole seconds of media time
 * @param showing students per state, in the order of {@code Showing} (nine numbers)
 * @param sources how each live source is doing; none for recordings
 */
public record ClassSecond(
    long second, int known, int present, List<Integer> showing, List<Signal> sources) {

  /**
   * How a live source is doing.
   *
   * @param id as in {@link SessionDetails.Video}
   * @param detail why no pictures come, one line for a person; empty if they do
   * @param perSecond how many of its pictures were read per second of late, to one decimal
   * @param pace how many of them per second this machine has time for now, to one decimal
   * @param decoderMillis how long those read in this second were in the decoder, at most; null if
   *     that is not known of any
   * @param lateMillis how late their data came, by the sender's clock, at most; null likewise
   */
  public record Signal(
      String id,
      SourceSignal signal,
      String detail,
      double perSecond,
      double pace,
      Long decoderMillis,
      Long lateMillis) {
    static Signal of(SourceReport report) {
      return new Signal(
          report.getId(),
          report.getSignal(),
          report.getDetail(),
          rounded(report.getPicturesPerSecond()),
          rounded(report.getPace()),
          mostMillis(report.getDecoderMicros()),
          mostMillis(report.getLateMicros()));
    }

    private static Long mostMillis(List<Long> micros) {
      return micros.isEmpty() ? null : TimeUnit.MICROSECONDS.toMillis(Collections.max(micros));
    }

    private static double rounded(float value) {
      return Math.round(value * 10) / 10.0;
    }
  }

  static ClassSecond of(ClassFeedback feedback) {
    return new ClassSecond(
        feedback.getSecond(),
        feedback.getKnown(),
        feedback.getPresent(),
        List.copyOf(feedback.getShowing()),
        feedback.getSources().stream().map(Signal::of).toList());
  }
}
