package dev.classmoji.aggregator.dashboard.live;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.latency.Latencies;
import dev.classmoji.aggregator.dashboard.latency.RecentDelays;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One open page: brings it, and keeps it, up to the board's present state.
 *
 * <p>It has no queue. One message at a time is under way; when it has left, the next one holds
 * whatever changed since, however much that was. So a fast page sees each change as it happens, a
 * slow one skips what it had no time for, and neither can make the server hold more than one
 * message. Thread-safe.
 */
public final class Viewer {
  private static final int LONGEST_REQUEST = 1_024;
  private static final int PATIENCE = 5;

  private final Board board;
  private final Latencies latencies;
  private final Line line;
  private final Clock clock;
  private final Receipts receipts = new Receipts();
  private String watched;
  private long sentVersion;
  private long sentList;
  private PageMessage.Problem problem;
  private boolean missed;
  private boolean beatDue;
  private boolean underWay;
  private boolean closed;
  private int nonsense;
  private long heardAtMillis;

  Viewer(Board board, Latencies latencies, Line line, Clock clock) {
    this.board = board;
    this.latencies = latencies;
    this.line = line;
    this.clock = clock;
    this.heardAtMillis = clock.millis();
  }

  /** Takes what the page said: any text at all. */
  public synchronized void hear(String text) {
    heard();
    if (text.length() > LONGEST_REQUEST) {
      close(Farewell.OVERSIZED);
      return;
    }
    var request = Json.request(text);
    if (request.isPresent() && request.get() instanceof PageRequest.Watch watch) {
      watched = watch.session();
      sentVersion = 0;
      missed = false;
      receipts.clear();
    } else if (request.isPresent() && request.get() instanceof PageRequest.Shown shown) {
      if (receipts.take(shown.student(), shown.event())) {
        latencies.shown(watched, shown.student(), shown.event());
      }
    } else if (++nonsense >= PATIENCE) {
      close(Farewell.NONSENSE);
    } else {
      problem =
          new PageMessage.Problem(
              "unreadable-message", "say {\"type\": \"watch\", \"session\": \"name~run\"}");
    }
    wake();
  }

  /** The page has given a sign of life. */
  public synchronized void heard() {
    heardAtMillis = clock.millis();
  }

  /** Tells the page what is new to it, if anything is and no message is under way. */
  public synchronized void wake() {
    if (underWay || closed) {
      return;
    }
    var next = next();
    if (next.isPresent()) {
      underWay = true;
      line.send(Json.of(next.get())).whenComplete((sent, failure) -> sent(failure));
    }
  }

  private synchronized void sent(Throwable failure) {
    underWay = false;
    if (failure == null) {
      wake();
    } else {
      close(Farewell.BROKEN);
    }
  }

  /** Gives a sign of life, as soon as nothing else is under way. */
  synchronized void beat() {
    beatDue = true;
    wake();
  }

  synchronized void close(Farewell farewell) {
    if (!closed) {
      closed = true;
      line.close(farewell);
    }
  }

  /** When the page last gave a sign of life, milliseconds since the epoch. */
  synchronized long heardAtMillis() {
    return heardAtMillis;
  }

  private Optional<PageMessage> next() {
    if (problem != null) {
      var told = problem;
      problem = null;
      return Optional.of(told);
    }
    if (board.listVersion() > sentList) {
      sentList = board.listVersion();
      return Optional.of(new PageMessage.Sessions(board.sessions()));
    }
    var news = watched == null ? Optional.<PageMessage>empty() : news();
    if (news.isEmpty() && beatDue) {
      beatDue = false;
      return Optional.of(new PageMessage.Beat(tickAge(), shown()));
    }
    return news;
  }

  private Optional<PageMessage> news() {
    var update = board.since(watched, sentVersion);
    if (update.isEmpty()) {
      boolean first = !missed;
      missed = true;
      sentVersion = 0; // should it come up, the page has nothing of it
      return first
          ? Optional.of(new PageMessage.Problem("unknown-session", "no such session is known here"))
          : Optional.empty();
    }
    missed = false;
    if (update.get().version() == sentVersion) {
      return Optional.empty();
    }
    sentVersion = update.get().version();
    beatDue = false;
    receipts.told(update.get());
    return Optional.of(new PageMessage.Session(update.get(), tickAge(), shown()));
  }

  private RecentDelays shown() {
    return watched == null ? null : latencies.recent(watched).orElse(null);
  }

  private Long tickAge() {
    var ticked = watched == null ? OptionalLong.empty() : board.tickedAtMillis(watched);
    return ticked.isPresent() ? Math.max(0, clock.millis() - ticked.getAsLong()) : null;
  }
}
