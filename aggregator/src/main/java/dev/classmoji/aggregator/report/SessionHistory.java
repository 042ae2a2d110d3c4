package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Who showed what at each second of a session, from the feedback topics alone: students' seconds
 * that compaction has taken are made again from their events.
 */
public final class SessionHistory {
  static final List<Topic> FEEDBACK =
      List.of(Topics.EMOJI_EVENTS, Topics.STUDENT_FEEDBACK, Topics.CLASS_FEEDBACK);

  private final SessionDescriptor session;
  private final SessionFold fold;

  SessionHistory(SessionDescriptor session, SessionFold fold) {
    this.session = session;
    this.fold = fold;
  }

  /**
   * Reads what the topics hold of a session, up to the time of the call.
   *
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @throws TimeoutException if the cluster does not hand out what it holds
   */
  public static SessionHistory read(
      Map<String, Object> client, MessageFormat format, SessionDescriptor session) {
    var fold = new SessionFold();
    try (var log = TopicLog.open(client)) {
      new SessionReader(log.all(), log.committed(), format, session, TopicLog.PATIENCE)
          .read(FEEDBACK, fold);
    }
    fold.restoreSeconds();
    return new SessionHistory(session, fold);
  }

  /** By pseudonym, in numeric order; none where nobody agreed to be shown. */
  public SortedMap<String, StudentSeconds> students() {
    return Collections.unmodifiableSortedMap(fold.students());
  }

  /** By whole second of media time. */
  public SortedMap<Long, ClassSecond> classSeconds() {
    return Collections.unmodifiableSortedMap(fold.classSeconds());
  }

  /** The emoji of each state that was shown at least once. */
  public Map<Showing, String> emoji() {
    return Collections.unmodifiableMap(fold.emoji());
  }

  /** Its files by name: {@code students.csv}, {@code class.csv} and {@code events.jsonl}. */
  public Map<String, ReportFolder.Content> files() {
    var names = StudentNames.of(session);
    var files = new LinkedHashMap<String, ReportFolder.Content>();
    files.put(
        "events.jsonl", out -> EventsJsonl.write(out, session.getSession(), names, fold.changes()));
    files.put("students.csv", out -> StudentsCsv.write(out, fold, names));
    files.put("class.csv", out -> ClassCsv.write(out, fold));
    return files;
  }
}
