package dev.classmoji.standalone.sessions;

import dev.classmoji.aggregator.report.Wording;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What is said of a session. */
final class SessionWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);
  private static final int MOST_IDS = 5;
  private static final double SECOND_MICROS = 1e6;

  private SessionWords() {}

  /**
   * How it stands, one word or two.
   *
   * @param exclusive as in {@link SessionStore#exclusive}
   */
  static String state(SessionDescriptor session, boolean exclusive) {
    return switch (session.getState()) {
      case RUNNING -> exclusive ? "broken off" : "running";
      case ABANDONED -> "abandoned";
      case ENDED ->
          session.getEnded() == null
              ? "ended"
              : session.getEnded().getReason().name().toLowerCase(Locale.ROOT);
    };
  }

  static Instant startedAt(SessionDescriptor session) {
    return EpochMicros.instant(session.getStartedAtMicros());
  }

  /** To the minute, with the zone: 2026-11-22 18:02 CET. */
  static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  /** Length of the media that was read; "-" before the end. */
  static String length(SessionDescriptor session) {
    return session.getEnded() == null ? "-" : clock(session.getEnded().getMediaTimeMicros());
  }

  /** How many were seen; "-" before the end. */
  static String students(SessionDescriptor session) {
    return session.getState() == SessionState.RUNNING ? "-" : "" + session.getStudents();
  }

  /** "v1: recording, 1280x720 pixels, 1:30"; without what is not known. */
  static String source(Source source) {
    var kind = source.getKind().name().toLowerCase(Locale.ROOT);
    var size =
        source.getWidth() == 0
            ? ""
            : ", %dx%d pixels".formatted(source.getWidth(), source.getHeight());
    var length = source.getDurationMicros();
    return "%s: %s%s%s"
        .formatted(source.getId(), kind, size, length == null ? "" : ", " + clock(length));
  }

  /** To the nearest second: a last frame comes a little before its second is full. */
  private static String clock(long micros) {
    return Wording.clock(Math.round(micros / SECOND_MICROS));
  }

  /** The first few of them. */
  static String ids(List<String> ids) {
    var first = String.join(", ", ids.subList(0, Math.min(MOST_IDS, ids.size())));
    int more = ids.size() - MOST_IDS;
    return more > 0 ? first + " and %d more".formatted(more) : first;
  }
}
