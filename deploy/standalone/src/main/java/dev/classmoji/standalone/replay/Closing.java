package dev.classmoji.standalone.replay;

import dev.classmoji.aggregator.report.Summary;
import dev.classmoji.aggregator.report.SummaryText;
import dev.classmoji.schemas.EndReason;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ExitCode;

/** What a run says at its end, and the exit code that it ends with. */
final class Closing {
  /** The exit code of what was stopped before its end, as of any program that Ctrl-C ends. */
  static final int CANCELLED = 130;

  private final Summary summary;
  private final String source;
  private final Optional<Path> report;

  /**
   * @param source what was read, in the user's words
   * @param report the folder that the report was written to
   */
  Closing(Summary summary, String source, Optional<Path> report) {
    this.summary = summary;
    this.source = source;
    this.report = report;
  }

  /** The summary for a person: who was seen, what they showed, how fast, what limited it. */
  void print(PrintStream out) {
    SummaryText.lines(summary).forEach(out::println);
    report.ifPresent(folder -> out.println("report " + folder.resolve("report.html")));
  }

  /** The exit code; what it means, if it is not 0, in one line. */
  int exitCode(PrintStream err) {
    return Stream.of(EndReason.values())
        .filter(reason -> reason.name().equals(summary.session().reason()))
        .findFirst()
        .map(reason -> exitCode(reason, err))
        .orElseGet(
            () -> say(err, ExitCode.SOFTWARE, "the session was given up: its end never came"));
  }

  private int exitCode(EndReason reason, PrintStream err) {
    return switch (reason) {
      case CANCELLED -> say(err, CANCELLED, "stopped early: only the part until then was read");
      case FAILED -> say(err, ExitCode.SOFTWARE, "ingest failed: " + summary.session().detail());
      case TRUNCATED ->
          say(
              err,
              ExitCode.USAGE,
              "%s is truncated: %s; what it held is reported"
                  .formatted(source, summary.session().detail()));
      case COMPLETED ->
          summary.counts().students() > 0
              ? ExitCode.OK
              : say(
                  err,
                  ExitCode.USAGE,
                  "no face was found in %s: are the students' cameras in the picture, and are the"
                          .formatted(source)
                      + " faces at least 1/20 of its height?");
    };
  }

  private static int say(PrintStream err, int code, String line) {
    err.println(line);
    return code;
  }
}
