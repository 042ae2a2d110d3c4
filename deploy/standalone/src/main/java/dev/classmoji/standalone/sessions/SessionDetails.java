package dev.classmoji.standalone.sessions;

import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a session's descriptor tells beyond the figures, as lines of text. */
final class SessionDetails {
  private SessionDetails() {}

  /**
   * @param exclusive as in {@link SessionStore#exclusive}
   */
  static List<String> lines(SessionDescriptor session, boolean exclusive, ZoneId zone) {
    var lines = new ArrayList<String>();
    lines.add(
        "started %s, %s%s"
            .formatted(
                SessionWords.time(SessionWords.startedAt(session), zone),
                SessionWords.state(session, exclusive),
                remark(session, exclusive)));
    if (session.getState() != SessionState.RUNNING) {
      lines.add("students " + session.getStudents());
    }
    session.getSources().forEach(source -> lines.add("source " + SessionWords.source(source)));
    lines.add(
        "log: partition %d, classmoji.expressions from offset %d%s"
            .formatted(
                session.getPartition(),
                session.getFirstOffset(),
                session.getLastOffset() == null ? "" : " to " + session.getLastOffset()));
    new TreeMap<>(session.getLabels())
        .forEach((name, value) -> lines.add("label %s: %s".formatted(name, value)));
    return lines;
  }

  private static String remark(SessionDescriptor session, boolean exclusive) {
    var ended = session.getEnded();
    if (ended != null && !ended.getDetail().isEmpty()) {
      return ": " + ended.getDetail();
    }
    return switch (session.getState()) {
      case RUNNING ->
          exclusive
              ? ": its run stopped without an end, and this is what it left"
              : ": this is what there is so far";
      case ABANDONED -> ": its end never came";
      case ENDED -> "";
    };
  }
}
