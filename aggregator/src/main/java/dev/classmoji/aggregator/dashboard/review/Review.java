package dev.classmoji.aggregator.dashboard.review;

import dev.classmoji.aggregator.dashboard.board.SessionDetails;
import dev.classmoji.aggregator.report.ClassSecond;
import dev.classmoji.aggregator.report.SessionHistory;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Showing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A session second by second, in columns: all that a page needs to show any of its seconds without
 * asking again. An hour of thirty students is half a megabyte of JSON, and a fifth of that packed.
 *
 * @param seconds how many whole seconds of media time there are, from 0 on; a day's at most
 * @param emoji of each state that was shown
 * @param showing for each state, in the order of {@code Showing}, at each second how many students
 *     show it; a second in which nobody shows anything was not heard of
 * @param capturedAfterMillis at each second the capture clock, milliseconds since the session's
 *     start; -1 where it was not told
 * @param names of the students who have one, by pseudonym
 * @param students by pseudonym; none where nobody agreed to be shown
 */
public record Review(
    SessionDetails details,
    int seconds,
    Map<Showing, String> emoji,
    List<List<Integer>> showing,
    List<Long> capturedAfterMillis,
    Map<String, String> names,
    List<Track> students) {
  private static final int STATES = Showing.values().length;
  private static final long UNKNOWN = -1;

  /** No class is longer than a day; a record that says so must not cost more. */
  private static final long MOST_SECONDS = TimeUnit.DAYS.toSeconds(1);

  public static Review of(SessionDescriptor session, SessionHistory history) {
    var heard = history.classSeconds().headMap(MOST_SECONDS);
    int seconds = heard.isEmpty() ? 0 : Math.toIntExact(heard.lastKey()) + 1;
    var showing = new int[STATES][seconds];
    var clock = new long[seconds];
    Arrays.fill(clock, UNKNOWN);
    for (var second : heard.values()) {
      int at = Math.toIntExact(second.second());
      for (int state = 0; state < STATES; state++) {
        showing[state][at] = second.showing().get(state);
      }
      clock[at] = capturedAfterMillis(second, session);
    }
    return new Review(
        SessionDetails.of(session),
        seconds,
        history.emoji(),
        Arrays.stream(showing).map(state -> Arrays.stream(state).boxed().toList()).toList(),
        Arrays.stream(clock).boxed().toList(),
        history.names(),
        history.students().entrySet().stream()
            .map(student -> Track.of(student.getKey(), student.getValue(), seconds))
            .toList());
  }

  private static long capturedAfterMillis(ClassSecond second, SessionDescriptor session) {
    var micros = second.capturedAtMicros();
    return micros == null
        ? UNKNOWN
        : TimeUnit.MICROSECONDS.toMillis(micros - session.getStartedAtMicros());
  }
}
