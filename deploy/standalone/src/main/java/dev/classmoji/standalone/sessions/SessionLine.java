package dev.classmoji.standalone.sessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A session as {@code sessions list --json} states it.
 *
 * @param session its id, {@code name~run}
 * @param state {@code RUNNING}, {@code BROKEN_OFF}, {@code ENDED} or {@code ABANDONED}
 * @param reason how it ended; null if it did not
 * @param startedAt ISO 8601, UTC
 * @param mediaSeconds length of the media that was read; null before the end
 * @param students how many were seen; null while it runs
 * @param labels what a teacher wrote on it
 */
record SessionLine(
    String session,
    String name,
    String run,
    String state,
    String reason,
    @JsonProperty("started_at") String startedAt,
    @JsonProperty("media_s") BigDecimal mediaSeconds,
    Integer students,
    Map<String, String> labels) {

  /**
   * @param exclusive as in {@link SessionStore#exclusive}
   */
  static SessionLine of(SessionDescriptor session, boolean exclusive) {
    var ended = session.getEnded();
    return new SessionLine(
        session.getSession(),
        session.getName(),
        session.getRun(),
        exclusive && session.getState() == SessionState.RUNNING
            ? "BROKEN_OFF"
            : session.getState().name(),
        ended == null ? null : ended.getReason().name(),
        SessionWords.startedAt(session).toString(),
        ended == null ? null : BigDecimal.valueOf(ended.getMediaTimeMicros(), 6),
        session.getState() == SessionState.RUNNING ? null : session.getStudents(),
        session.getLabels());
  }
}
