package dev.classmoji.standalone.sessions;

import dev.classmoji.aggregator.report.TopicLog;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A session that is to be shown again: which one is meant, and what is said of it. */
public final class KeptSession {
  private KeptSession() {}

  /**
   * The latest session of a class, or the one that an id or its beginning means.
   *
   * @param client settings that lead to the cluster
   * @throws RefusedException if there is none, or if it may be one of several; the message lists
   *     them
   */
  public static SessionDescriptor find(
      Map<String, Object> client, MessageFormat format, String given) {
    try (var log = TopicLog.open(client)) {
      return SessionIndex.read(log, format).findLatest(given);
    }
  }

  /** Its id, when it was, and as far as known how long and of how many students. */
  public static String words(SessionDescriptor session, ZoneId zone) {
    var when = SessionWords.time(SessionWords.startedAt(session), zone);
    return session.getEnded() == null
        ? "%s of %s".formatted(session.getSession(), when)
        : "%s of %s, %s long, %s students"
            .formatted(
                session.getSession(),
                when,
                SessionWords.length(session),
                SessionWords.students(session));
  }

  /** Its length in seconds of media time; 0 if it has no end. */
  public static long seconds(SessionDescriptor session) {
    return Optional.ofNullable(session.getEnded())
        .map(ended -> ended.getMediaTimeMicros() / 1_000_000)
        .orElse(0L);
  }

  /** Why it cannot be shown: nothing of its feedback is there. */
  public static RefusedException gone(Map<String, Object> client, SessionDescriptor session) {
    var expired = expired(client, session).filter(Instant.now()::isAfter);
    return new RefusedException(
        "%s cannot be shown again: %s; 'classmoji sessions list --data DIR' lists all"
            .formatted(
                session.getSession(),
                expired
                    .map(
                        since ->
                            "its feedback has expired since "
                                + SessionWords.time(since, ZoneId.systemDefault()))
                    .orElse("it broke off before it left any feedback")));
  }

  /** When Kafka may first have dropped the last of it; empty if it never does. */
  private static Optional<Instant> expired(Map<String, Object> client, SessionDescriptor session) {
    try (var admin = Admin.create(client)) {
      long millis =
          Retention.of(admin, List.of(Topics.CLASS_FEEDBACK))
              .get(Topics.CLASS_FEEDBACK)
              .retentionMillis();
      return millis < 0 ? Optional.empty() : Optional.of(lastHeardOf(session).plusMillis(millis));
    } catch (ExecutionException e) {
      throw new RefusedException(
          "the broker does not say how long feedback is kept: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("interrupted", e);
    }
  }

  private static Instant lastHeardOf(SessionDescriptor session) {
    return Optional.ofNullable(session.getEnded())
        .map(SessionEnded::getEndedAtMicros)
        .map(EpochMicros::instant)
        .orElse(SessionWords.startedAt(session));
  }
}
