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
  private final Map<String, String> names;
  private final SessionFold fold;

  /**
   * @param labels what the teacher calls students, by pseudonym
   */
  SessionHistory(SessionDescriptor session, Map<String, String> labels, SessionFold fold) {
    this.session = session;
    this.names = Map.copyOf(StudentNames.of(session, labels));
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
      var reader =
          new SessionReader(log.all(), log.committed(), format, session, TopicLog.PATIENCE);
      reader.read(FEEDBACK, fold);
      fold.restoreSeconds();
      return new SessionHistory(session, reader.readLabels(), fold);
    }
  }

  /** By pseudonym, in numeric order; none where nobody agreed to be shown. */
  public SortedMap<String, StudentSeconds> students() {
    return Collections.unmodifiableSortedMap(fold.students());
  }

  /** The names of those who have one, by pseudonym. */
  public Map<String, String> names() {
    return names;
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
    var files = new LinkedHashMap<String, ReportFolder.Content>();
    files.put(
        "events.jsonl", out -> EventsJsonl.write(out, session.getSession(), names, fold.changes()));
    files.put("students.csv", out -> StudentsCsv.write(out, fold, names));
    files.put("class.csv", out -> ClassCsv.write(out, fold));
    return files;
  }
}
