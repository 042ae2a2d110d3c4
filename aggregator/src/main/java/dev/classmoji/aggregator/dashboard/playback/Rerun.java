package dev.classmoji.aggregator.dashboard.playback;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.feed.Feed;
import dev.classmoji.schemas.ClassFeedback;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One session that the topics keep, on the board again at its own pace or a multiple of it; nothing
 * is written to a topic.
 */
public final class Rerun implements Feed {
  /** A page draws no more often, and a fast pace must not keep the machine busy. */
  private static final Duration STEP = Duration.ofMillis(10);

  private final Playback playback;
  private final long unreadable;
  private final Runnable changed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean current;

  /**
   * @param unreadable how many of its records could not be read
   * @param changed called after the board has changed
   */
  public Rerun(
      Timeline timeline, Board board, Pace pace, Clock clock, long unreadable, Runnable changed) {
    this.playback = new Playback(timeline, board, pace, clock);
    this.unreadable = unreadable;
    this.changed = changed;
  }

  /** The board shows the session as at its beginning, until it plays. */
  @Override
  public void start() {
    playback.begin();
    current = true;
    changed.run();
  }

  /**
   * Plays the session from its beginning on; returns when it has ended. One call at a time, after
   * {@link #start}.
   *
   * @param told of the class, at each second of it that has come
   * @return false if it was closed before
   */
  public boolean play(Consumer<ClassFeedback> told) throws InterruptedException {
    playback.begin();
    for (var wait = playback.advance(); wait.isPresent(); wait = playback.advance()) {
      changed.run();
      playback.latest().ifPresent(told);
      long nanos = Math.max(wait.get().toNanos(), STEP.toNanos());
      if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
    changed.run();
    playback.latest().ifPresent(told);
    return true;
  }

  @Override
  public boolean isCurrent() {
    return current;
  }

  @Override
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
