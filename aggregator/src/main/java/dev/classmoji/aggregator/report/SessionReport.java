package dev.classmoji.aggregator.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Topics;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The report of one session, read from the topics; how soon the dashboard had it alone is told by
 * whoever asks for it.
 */
public final class SessionReport {
  private final SessionHistory history;
  private final SessionFold fold;
  private final Summary summary;

  private SessionReport(SessionHistory history, SessionFold fold, Summary summary) {
    this.history = history;
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
    var reader = new SessionReader(all, committed, format, session, patience);
    var fold = new SessionFold();
    long expired = reader.readExpressions(fold);
    reader.read(SessionHistory.FEEDBACK, fold);
    reader.read(List.of(Topics.DEAD_LETTERS), fold);
    fold.restoreSeconds();
    var labels = reader.readLabels();
    return of(session, fold, labels, seen, reader.unreadable(), expired);
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
    return new SessionReport(new SessionHistory(descriptor, labels, fold), fold, summary);
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
    for (var file : files(ZoneId.systemDefault()).entrySet()) {
      files.write(file.getKey(), file.getValue());
    }
  }

  /**
   * Its files by name: those of a {@link SessionHistory}, {@code summary.json} and {@code
   * report.html}.
   *
   * @param zone in which the page tells the capture clock; the other files tell it in UTC
   */
  public Map<String, ReportFolder.Content> files(ZoneId zone) {
    var files = history.files();
    files.put("summary.json", this::writeSummary);
    files.put(
        "report.html",
        out -> out.write(new HtmlReport().render(new PageBuilder(summary, fold).build(zone))));
    return files;
  }

  private void writeSummary(Writer out) throws IOException {
    var json = new ObjectMapper().writer(SerializationFeature.INDENT_OUTPUT);
    out.append(json.writeValueAsString(summary)).append('\n');
  }
}
