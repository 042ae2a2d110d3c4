package dev.classmoji.aggregator.dashboard.playback;

import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * A session from its beginning to its end, in the order of its media time.
 *
 * @param session its descriptor
 * @param labels what the teacher called its students, which has no media time: known from the first
 *     moment on, as it is known now
 * @param moments each topic's records in the order of its log
 */
public record Timeline(SessionDescriptor session, List<Entry> labels, List<Moment> moments) {

  /**
   * @param labels records of its students' names, in the order of their log
   * @param entries records of its feedback, those of each topic in the order of its log; at least
   *     one
   */
  public static Timeline of(SessionDescriptor session, List<Entry> labels, List<Entry> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("nothing is kept of " + session.getSession());
    }
    var moments = new ArrayList<>(Compacted.moments(entries));
    var latest = new HashMap<String, Long>();
    for (var entry : entries) {
      // a tombstone has no time of its own: it comes when the record before it does
      long micros = latest.merge(entry.topic(), MediaTime.micros(entry.message()), Math::max);
      moments.add(new Moment(micros, entry));
    }
    moments.sort(Comparator.comparingLong(Moment::micros)); // a stable sort: topics stay in order
    return new Timeline(session, List.copyOf(labels), List.copyOf(moments));
  }

  /** When the first moment comes: late, if the beginning has expired. Microseconds. */
  long startMicros() {
    return moments.get(0).micros();
  }

  /** The session as it was described when it began. */
  Entry beginning() {
    return entry(
        SessionDescriptor.newBuilder(session)
            .setState(SessionState.RUNNING)
            .setStudents(0)
            .setLastOffset(null)
            .setEnded(null)
            .build());
  }

  /** The session as it is described now; one whose run broke off is given up. */
  Entry ending() {
    return entry(
        session.getState() == SessionState.RUNNING
            ? SessionDescriptor.newBuilder(session).setState(SessionState.ABANDONED).build()
            : session);
  }

  private Entry entry(SessionDescriptor descriptor) {
    return new Entry(
        Topics.SESSIONS.name(), session.getPartition(), 0, 0, session.getSession(), descriptor);
  }
}
