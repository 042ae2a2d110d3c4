package dev.classmoji.standalone.sessions;

import dev.classmoji.aggregator.report.ReportFolder;
import dev.classmoji.aggregator.report.SessionReport;
import dev.classmoji.aggregator.report.SummaryText;
import dev.classmoji.aggregator.report.TopicLog;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code classmoji sessions show}: one session in figures, from its topics. */
@Command(
    name = "show",
    description = "Shows a session in figures, and writes its report again.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji sessions show math-7b~k3f9 --data ~/classmoji",
      "  classmoji sessions show math-7b --data ~/classmoji --report out",
      "",
      "Each second of each student is kept for a day, what the model read for hours, the class's",
      "seconds, the emoji events and students' names for a month, unless the cluster is set up",
      "otherwise."
    })
final class ShowCommand extends StoredCommand {
  @Parameters(paramLabel = "ID", description = "The session; it may be cut short.")
  private String id;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write events.jsonl, students.csv, class.csv, summary.json and report.html there.")
  private Path report;

  @Override
  int run(SessionStore store) throws IOException {
    checkFolder();
    try (var format = format(store)) {
      var session = find(store, format);
      var read = SessionReport.read(store.client(), format, session);
      SummaryText.lines(read.summary()).forEach(out()::println);
      SessionDetails.lines(session, store.exclusive(), ZoneId.systemDefault())
          .forEach(out()::println);
      if (report != null) {
        write(read, session);
      }
    }
    return 0;
  }

  private void checkFolder() {
    if (report != null) {
      try {
        ReportFolder.at(report);
      } catch (IOException e) {
        throw new RefusedException(e.getMessage(), e);
      }
    }
  }

  private SessionDescriptor find(SessionStore store, MessageFormat format) {
    try (var log = TopicLog.open(store.client())) {
      return SessionIndex.read(log, format).find(id);
    }
  }

  private void write(SessionReport read, SessionDescriptor session) throws IOException {
    read.writeTo(report);
    out().println("report " + report.resolve("report.html"));
    if (!read.summary().completeness().all() && session.getState() != SessionState.RUNNING) {
      err().println("The report lacks what has expired; summary.json's completeness says what.");
    }
  }
}
