package dev.classmoji.standalone.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The report of one session, read from the topics; how soon the dashboard had it alone is told by
 * whoever asks for it.
 */
public final class SessionReport {
  /** The broker's clock and that of ingest may differ by so much. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private static final List<Topic> FEEDBACK =
      List.of(
          Topics.EMOJI_EVENTS, Topics.STUDENT_FEEDBACK, Topics.CLASS_FEEDBACK, Topics.DEAD_LETTERS);

  private final SessionFold fold;
  private final Summary summary;

  private SessionReport(SessionFold fold, Summary summary) {
    this.fold = fold;
    this.summary = summary;
  }

  /**
   * The same as {@link #read(Map, MessageFormat, SessionDescriptor, DashboardLatency)} with none.
   */
  public static SessionReport read(
      Map<String, Object> client, MessageFormat format, SessionDescriptor session) {
    return read(client, format, session, DashboardLatency.NONE);
  }

  /**
   * Reads all that the topics hold of a session, up to the time of the call.
   *
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param session its descriptor; of one that is {@code RUNNING}, what there is of it so far
   * @param seen how soon the dashboard had its emoji
   * @throws TimeoutException if the cluster does not hand out what it holds
   */
  public static SessionReport read(
      Map<String, Object> client,
      MessageFormat format,
      SessionDescriptor session,
      DashboardLatency seen) {
    try (var log = TopicLog.open(client)) {
      return read(log.all(), log.committed(), format, session, seen, TopicLog.PATIENCE);
    }
  }

  /**
   * @param all sees uncommitted records too, and so the true end of each log
   * @param committed sees committed records alone
   */
  static SessionReport read(
      Consumer<String, byte[]> all,
      Consumer<String, byte[]> committed,
      MessageFormat format,
      SessionDescriptor session,
      DashboardLatency seen,
      Duration patience) {
    var ranges = new LogRanges(all, session.getPartition());
    var reader = new TopicReader(committed, format.deserializer(), patience);
    var fold = new SessionFold();
    var last = session.getLastOffset();
    var expressions =
        ranges.between(
            Topics.EXPRESSIONS,
            session.getFirstOffset(),
            last == null ? OptionalLong.empty() : OptionalLong.of(last));
    long unreadable = reader.read(expressions, session.getSession(), fold);
    var since =
        Instant.EPOCH.plus(session.getStartedAtMicros(), ChronoUnit.MICROS).minus(CLOCKS_DIFFER);
    for (var topic : FEEDBACK) {
      unreadable += reader.read(ranges.since(topic, since), session.getSession(), fold);
    }
    var labels = new StudentLabels(session.getSession(), format.deserializer());
    if (ranges.has(Topics.STUDENT_LABELS)) {
      new LogReader(committed, patience).read(ranges.whole(Topics.STUDENT_LABELS), labels::visit);
    }
    return of(
        session,
        fold,
        labels.names(),
        seen,
        unreadable + labels.unreadable(),
        expressions.expired());
  }

  /**
   * @param labels what the teacher calls students, by pseudonym
   */
  static SessionReport of(
      SessionDescriptor descriptor,
      SessionFold fold,
      Map<String, String> labels,
      DashboardLatency seen,
      long unreadable,
      long expired) {
    var summary = new SummaryBuilder(descriptor, labels, fold).build(seen, unreadable, expired);
    return new SessionReport(fold, summary);
  }

  /** The session in figures. */
  public Summary summary() {
    return summary;
  }

  /**
   * Writes {@code events.jsonl}, {@code students.csv}, {@code class.csv}, {@code summary.json} and
   * {@code report.html}, replacing those of an earlier report.
   *
   * @param folder is created if it is missing
   * @throws IOException with one line that says what could not be written and why
   */
  public void writeTo(Path folder) throws IOException {
    var files = ReportFolder.at(folder);
    var json = new ObjectMapper();
    files.write("events.jsonl", out -> EventsJsonl.write(out, json, summary.session(), fold));
    files.write("students.csv", out -> StudentsCsv.write(out, fold, summary.session().names()));
    files.write("class.csv", out -> ClassCsv.write(out, fold));
    files.write(
        "summary.json",
        out ->
            out.append(json.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(summary))
                .append('\n'));
    var page = new PageBuilder(summary, fold).build(ZoneId.systemDefault());
    var html = new HtmlReport().render(page);
    files.write("report.html", out -> out.write(html));
  }
}
