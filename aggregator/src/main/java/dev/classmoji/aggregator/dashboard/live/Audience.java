package dev.classmoji.aggregator.dashboard.live;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.latency.Latencies;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All open pages, no more than a given number. Thread-safe. */
public final class Audience {
  private final Board board;
  private final Latencies latencies;
  private final int most;
  private final Duration silence;
  private final Clock clock;
  private final Set<Viewer> viewers = new HashSet<>();

  /**
   * @param latencies is told of what pages have drawn
   * @param most pages to serve at a time
   * @param silence after how long without a sign of life a page is given up
   */
  public Audience(Board board, Latencies latencies, int most, Duration silence, Clock clock) {
    this.board = board;
    this.latencies = latencies;
    this.most = most;
    this.silence = silence;
    this.clock = clock;
  }

  /** Takes a page in and tells it the sessions; one too many is told so and closed. */
  public Optional<Viewer> admit(Line line) {
    var viewer = new Viewer(board, latencies, line, clock);
    if (!add(viewer)) {
      viewer.close(Farewell.TOO_MANY);
      return Optional.empty();
    }
    viewer.wake();
    return Optional.of(viewer);
  }

  private synchronized boolean add(Viewer viewer) {
    return viewers.size() < most && viewers.add(viewer);
  }

  /** The page's line has ended, whoever ended it. */
  public synchronized void leave(Viewer viewer) {
    viewers.remove(viewer);
  }

  /** The board has changed. */
  public void wake() {
    all().forEach(Viewer::wake);
  }

  /** Gives every page a sign of life, and up those that have given none for long. */
  public void beat() {
    long limit = clock.millis() - silence.toMillis();
    for (var viewer : all()) {
      if (viewer.heardAtMillis() < limit) {
        end(viewer, Farewell.SILENT);
      } else {
        viewer.beat();
      }
    }
  }

  /** Says farewell to all. */
  public void close() {
    all().forEach(viewer -> end(viewer, Farewell.STOPPING));
  }

  private void end(Viewer viewer, Farewell farewell) {
    leave(viewer);
    viewer.close(farewell);
  }

  /** How many pages are open. */
  public int size() {
    return all().size();
  }

  private synchronized List<Viewer> all() {
    return List.copyOf(viewers);
  }
}
