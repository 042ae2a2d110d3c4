package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.Pseudonyms;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.Topics;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All sessions as their pages show them: a fold over the records of five topics. Each topic's
 * records must come in their order; between topics any order gives the same outcome, and a record
 * that comes again changes nothing in the end. Bounded: beyond a number of sessions, those unheard
 * of for longest are forgotten, ended ones first. Thread-safe.
 *
 * <p>Every fold has a version, greater than all before it, so that a reader who has one version of
 * a session can be told exactly what changed after it.
 */
public final class Board {
  private static final Comparator<SessionBoard> FORGOTTEN_FIRST =
      Comparator.comparing(SessionBoard::runs).thenComparing(SessionBoard::heardAtMillis);
  private static final Comparator<SessionSummary> NEWEST_FIRST =
      Comparator.comparing(SessionSummary::startedAtMillis)
          .reversed()
          .thenComparing(SessionSummary::id);

  private final int most;
  private final Map<String, SessionBoard> sessions = new HashMap<>();
  private long version = 1;
  private long listVersion = version;
  private long refused;

  /**
   * @param most sessions to keep, at least 1
   */
  public Board(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("sessions-kept must be at least 1, not " + most);
    }
    this.most = most;
  }

  /**
   * Takes a record in; one that breaks the contract is counted and changes nothing.
   *
   * @return whether it was taken in
   */
  public synchronized boolean fold(Entry entry) {
    version++;
    boolean taken = Contract.isKept(entry) && apply(entry);
    if (!taken) {
      refused++;
    }
    return taken;
  }

  /**
   * Begins a session that is shown again, in one step: what is known of it is forgotten, its
   * descriptor folded, and whoever has an earlier version of it is told the whole.
   *
   * @param speed seconds of media time per second
   */
  public synchronized void beginAgain(Entry descriptor, double speed) {
    var session = descriptor.key();
    sessions.put(session, new SessionBoard(session, version + 1, speed));
    fold(descriptor);
  }

  private boolean apply(Entry entry) {
    var session = Keys.sessionOf(entry.key());
    if (entry.message() == null) {
      forget(entry, session);
      return true;
    }
    var board = sessions.computeIfAbsent(session, id -> new SessionBoard(id, version, null));
    board.heard(entry.timestampMillis(), version);
    boolean taken = apply(entry, board);
    forgetSurplus();
    return taken;
  }

  private boolean apply(Entry entry, SessionBoard board) {
    if (entry.message() instanceof StudentFeedback feedback) {
      return board.present(feedback, version);
    } else if (entry.message() instanceof EmojiEvent event) {
      return board.event(event, entry.place(), version);
    } else if (entry.message() instanceof StudentLabel label) {
      return board.label(label.getStudent(), label.getLabel(), version);
    } else if (entry.message() instanceof ClassFeedback feedback) {
      board.tick(feedback, entry.timestampMillis(), version);
    } else if (entry.message() instanceof SessionDescriptor descriptor) {
      board.describe(descriptor, version);
      listVersion = version;
    }
    return true;
  }

  /** A tombstone: of a session, of a student who turned out to be another, or of a name. */
  private void forget(Entry entry, String session) {
    if (entry.topic().equals(Topics.SESSIONS.name())) {
      if (sessions.remove(session) != null) {
        listVersion = version;
      }
    } else if (sessions.containsKey(session)) {
      var board = sessions.get(session);
      var student = Contract.studentOf(entry.key());
      if (entry.topic().equals(Topics.STUDENT_FEEDBACK.name())) {
        board.forget(student, version);
        board.heard(entry.timestampMillis(), version);
      } else if (entry.topic().equals(Topics.STUDENT_LABELS.name())) {
        board.label(student, null, version);
        board.heard(entry.timestampMillis(), version);
      }
    }
  }

  private void forgetSurplus() {
    if (sessions.size() > most) {
      var surplus = sessions.values().stream().min(FORGOTTEN_FIRST).orElseThrow();
      sessions.remove(surplus.id());
      listVersion = version;
    }
  }

  /** The described sessions, newest first. */
  public synchronized List<SessionSummary> sessions() {
    return sessions.values().stream()
        .map(SessionBoard::details)
        .filter(Objects::nonNull)
        .map(SessionSummary::of)
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /** A session as it was described last; empty if it is unknown, or was deleted. */
  public synchronized Optional<SessionDescriptor> descriptor(String session) {
    return described(session).map(SessionBoard::descriptor);
  }

  /** Which of a session's pseudonyms stand for one student; each for its own if it is unknown. */
  public synchronized Pseudonyms pseudonyms(String session) {
    return described(session).map(SessionBoard::pseudonyms).orElse(Pseudonyms.DISTINCT);
  }

  /** One student's present state; empty if nothing is known of it. */
  public synchronized Optional<StudentView> student(String session, String student) {
    return described(session).flatMap(board -> board.student(student));
  }

  /** Media time of a session's last tick, whole seconds; empty if none was heard. */
  public synchronized OptionalLong second(String session) {
    return described(session).map(SessionBoard::second).orElse(OptionalLong.empty());
  }

  /** The version of the list of sessions, at least 1. */
  public synchronized long listVersion() {
    return listVersion;
  }

  /**
   * What changed in a session after a version; the whole present state after version 0, or if the
   * session was forgotten since.
   *
   * @return empty if the session is unknown; its version is {@code after} if nothing changed
   */
  public synchronized Optional<SessionUpdate> since(String session, long after) {
    return described(session).map(board -> board.since(after));
  }

  /** When a session's last tick was published, wall clock; empty if none was heard. */
  public synchronized OptionalLong tickedAtMillis(String session) {
    long millis = described(session).map(SessionBoard::tickedAtMillis).orElse(0L);
    return millis > 0 ? OptionalLong.of(millis) : OptionalLong.empty();
  }

  /** When a session that runs was started, wall clock; empty if it does not run. */
  public synchronized OptionalLong runsSinceMillis(String session) {
    return described(session)
        .filter(SessionBoard::runs)
        .map(board -> OptionalLong.of(board.details().startedAtMillis()))
        .orElse(OptionalLong.empty());
  }

  /** Whether a session shows a student of that pseudonym. */
  public synchronized boolean shows(String session, String student) {
    return described(session).filter(board -> board.shows(student)).isPresent();
  }

  /** How many records broke the contract. */
  public synchronized long refused() {
    return refused;
  }

  private Optional<SessionBoard> described(String session) {
    return Optional.ofNullable(sessions.get(session)).filter(board -> board.details() != null);
  }
}
