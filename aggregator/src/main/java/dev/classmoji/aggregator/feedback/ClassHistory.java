package dev.classmoji.aggregator.feedback;

import java.util.List;
import java.util.stream.Stream;

/**
 * The class over the last five seconds of media time.
 *
 * @param seconds the tally at each of the last five ticks, the oldest first; fewer at the beginning
 */
public record ClassHistory(List<Tally> seconds) {
  private static final int SECONDS = 5;

  /** Before the first tick. */
  public static final ClassHistory EMPTY = new ClassHistory(List.of());

  public ClassHistory {
    seconds = List.copyOf(seconds);
  }

  /** One second later. */
  public ClassHistory then(Tally tally) {
    var kept = seconds.stream().skip(Math.max(0, seconds.size() + 1 - SECONDS));
    return new ClassHistory(Stream.concat(kept, Stream.of(tally)).toList());
  }

  /** Student-seconds of each state. */
  public Tally recent() {
    return seconds.stream().reduce(Tally.EMPTY, Tally::plus);
  }
}
