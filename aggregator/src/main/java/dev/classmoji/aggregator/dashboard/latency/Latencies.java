package dev.classmoji.aggregator.dashboard.latency;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.EpochMicros;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * How soon the emoji of running sessions come and are seen, by the stamps of their events and this
 * machine's clock. Bounded: of each student the last event is held, of sessions those heard of
 * last. Thread-safe.
 */
public final class Latencies {
  static final int MOST_SESSIONS = 50;

  private final Board board;
  private final Clock clock;
  private final Latency.Observer observer;
  private final Map<String, SessionLatencies> sessions =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SessionLatencies> eldest) {
          return size() > MOST_SESSIONS;
        }
      };

  /**
   * @param board tells which sessions run
   */
  public Latencies(Board board, Clock clock, Latency.Observer observer) {
    this.board = board;
    this.clock = clock;
    this.observer = observer;
  }

  /** Takes in what the board has taken in just as it came; nothing that is read again. */
  public synchronized void came(Entry entry) {
    if (entry.message() instanceof EmojiEvent event) {
      came(event, entry);
    }
  }

  private void came(EmojiEvent event, Entry entry) {
    var captured = event.getCapturedAtMicros();
    if (captured == null || !isOfRunning(event.getSession(), captured)) {
      var session = sessions.get(event.getSession());
      if (session != null) {
        session.forget(event.getStudent());
      }
      return;
    }
    long received = Math.max(0, nowMicros() - captured);
    sessions
        .computeIfAbsent(event.getSession(), id -> new SessionLatencies())
        .came(event.getStudent(), entry.place(), captured, received);
    took(Latency.RECEIVED, received);
    long appended = MILLISECONDS.toMicros(entry.timestampMillis());
    took(Latency.EVENT, appended - captured);
    if (event.getClassifiedAtMicros() != null) {
      took(Latency.EMIT, appended - event.getClassifiedAtMicros());
    }
  }

  /** No picture is older than its session: an event that says so was copied from another one. */
  private boolean isOfRunning(String session, long capturedAtMicros) {
    var since = board.runsSinceMillis(session);
    return since.isPresent() && capturedAtMicros >= MILLISECONDS.toMicros(since.getAsLong());
  }

  /**
   * Takes in that a page has drawn an event's emoji; nothing happens if that is not the student's
   * last event, or came before this dashboard did.
   *
   * @param place where the event lies in the log, {@code partition-offset}
   */
  public synchronized void shown(String session, String student, String place) {
    var known = sessions.get(session);
    if (known != null) {
      known
          .capturedAtMicros(student, place)
          .ifPresent(
              captured -> {
                long micros = Math.max(0, nowMicros() - captured);
                known.seen(clock.millis(), micros);
                took(Latency.DISPLAY, micros);
              });
    }
  }

  /** How soon emoji of a session were seen in the last minute; empty if hardly one was. */
  public synchronized Optional<RecentDelays> recent(String session) {
    return Optional.ofNullable(sessions.get(session))
        .flatMap(known -> known.recent(clock.millis()));
  }

  /**
   * How soon all emoji events of a session were received here, microseconds to two digits; empty if
   * none was, or the session is forgotten.
   */
  public synchronized Optional<Histogram> received(String session) {
    return Optional.ofNullable(sessions.get(session))
        .map(SessionLatencies::received)
        .map(Histogram::copy);
  }

  /**
   * How soon all emoji of a session were seen, microseconds to two digits; empty if none was, or
   * the session is forgotten.
   */
  public synchronized Optional<Histogram> seen(String session) {
    return Optional.ofNullable(sessions.get(session))
        .map(SessionLatencies::seen)
        .map(Histogram::copy);
  }

  /** Two machines' clocks may have an effect come before its cause. */
  private void took(Latency latency, long micros) {
    observer.took(latency, Math.max(0, micros));
  }

  private long nowMicros() {
    return EpochMicros.of(clock.instant());
  }
}
