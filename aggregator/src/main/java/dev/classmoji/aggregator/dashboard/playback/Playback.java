package dev.classmoji.aggregator.dashboard.playback;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.schemas.ClassFeedback;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Folds a timeline into the board when its time has come, as often as asked. Not thread-safe. */
final class Playback {
  private final Timeline timeline;
  private final Board board;
  private final Pace pace;
  private final Clock clock;
  private int next;
  private ClassFeedback latest;

  /**
   * @param clock when what is folded is taken to have been appended: a page says how long ago
   */
  Playback(Timeline timeline, Board board, Pace pace, Clock clock) {
    this.timeline = timeline;
    this.board = board;
    this.pace = pace;
    this.clock = clock;
  }

  /** The board shows the session as at its beginning; from here on its time runs. */
  void begin() {
    board.beginAgain(now(timeline.beginning()), pace.speed());
    timeline.labels().forEach(label -> board.fold(now(label)));
    next = 0;
    latest = null;
    pace.begin(timeline.startMicros());
  }

  /** Folds all that is due; how long until more is, or empty once the session has ended. */
  Optional<Duration> advance() {
    var moments = timeline.moments();
    while (next < moments.size()) {
      var wait = pace.until(moments.get(next).micros());
      if (!wait.isNegative() && !wait.isZero()) {
        return Optional.of(wait);
      }
      fold(moments.get(next++).entry());
    }
    board.fold(now(timeline.ending()));
    return Optional.empty();
  }

  private void fold(Entry entry) {
    board.fold(now(entry));
    if (entry.message() instanceof ClassFeedback second) {
      latest = second;
    }
  }

  /** The class at the last second that was folded; empty before the first. */
  Optional<ClassFeedback> latest() {
    return Optional.ofNullable(latest);
  }

  private Entry now(Entry entry) {
    return entry.at(clock.millis());
  }
}
