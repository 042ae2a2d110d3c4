package dev.classmoji.standalone.replay;

import dev.classmoji.schemas.EndReason;
import dev.classmoji.standalone.report.Summary;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a replay says at its end, and the exit code that it ends with. */
final class Closing {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int UNUSABLE = 2;
  private static final int CANCELLED = 130;

  private final Summary summary;
  private final ReplayOptions options;

  Closing(Summary summary, ReplayOptions options) {
    this.summary = summary;
    this.options = options;
  }

  /** The summary for a person: who was seen, what they showed, how fast, what limited it. */
  void print(PrintStream out) {
    var counts = summary.counts();
    line(out, "session %s", summary.session().id());
    line(
        out,
        "%.1f s of media in %.1f s (%.1fx), %d faces in %d frames, %.0f crops/s; limited by %s",
        summary.mediaSeconds(),
        summary.wallSeconds(),
        summary.speed(),
        counts.facesDetected(),
        counts.framesSampled(),
        summary.stages().classifier().cropsPerSecond(),
        summary.stages().limit().stage());
    line(out, "%d students, %d emoji events", counts.students(), counts.emojiEvents());
    line(out, "student-seconds: %s", seconds(summary.studentSeconds()));
    line(
        out,
        "crops %d = %d expressions + %d dead letters%s; %d frames dropped, %d damaged",
        counts.cropsPublished(),
        summary.cropOutcomes().expressions(),
        summary.cropOutcomes().deadLetters(),
        summary.cropOutcomes().kept() ? "" : " (NOT EQUAL: please report this)",
        counts.framesDropped(),
        counts.framesDamaged());
    options.report().ifPresent(folder -> line(out, "report %s", folder.resolve("report.html")));
  }

  /** The exit code; what it means, if it is not 0, in one line. */
  int exitCode(PrintStream err) {
    var reason = EndReason.valueOf(summary.session().reason());
    return switch (reason) {
      case CANCELLED -> say(err, CANCELLED, "stopped early: only the part until then was read");
      case FAILED -> say(err, FAILED, "ingest failed: " + summary.session().detail());
      case TRUNCATED ->
          say(
              err,
              UNUSABLE,
              "%s is truncated: %s; what it held is reported"
                  .formatted(options.file(), summary.session().detail()));
      case COMPLETED ->
          summary.counts().students() > 0
              ? DONE
              : say(
                  err,
                  UNUSABLE,
                  "no face was found in %s: are the students' cameras in the picture, and are the"
                          .formatted(options.file())
                      + " faces at least 1/20 of its height?");
    };
  }

  private static int say(PrintStream err, int code, String line) {
    err.println(line);
    return code;
  }

  private static void line(PrintStream out, String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private static String seconds(Map<String, Long> seconds) {
    return seconds.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
