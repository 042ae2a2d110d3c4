package dev.classmoji.aggregator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The summary for a person: who was seen, what they showed, how fast and how soon, what limited it.
 * What has expired is called so, and never a zero.
 */
public final class SummaryText {
  private final Summary summary;
  private final Summary.Completeness complete;

  private SummaryText(Summary summary) {
    this.summary = summary;
    this.complete = summary.completeness();
  }

  /** Some lines of plain text. */
  public static List<String> lines(Summary summary) {
    var text = new SummaryText(summary);
    var lines = new ArrayList<String>();
    lines.add("session " + summary.session().id());
    lines.add(summary.session().isLive() ? text.liveWork() : text.work());
    lines.add(text.students());
    lines.add(text.studentSeconds());
    lines.add(text.crops());
    lines.addAll(LatencyText.lines(summary));
    return List.copyOf(lines);
  }

  /** A live class is as long as it is: what counts is how much of it was read. */
  private String liveWork() {
    var counts = summary.counts();
    var read =
        summary.session().sources().stream()
            .map(Summary.Source::live)
            .filter(live -> live != null && live.seconds() > 0)
            .mapToDouble(Summary.LiveSource::picturesPerSecond)
            .summaryStatistics();
    var line = format("%.1f s live", summary.mediaSeconds());
    if (!complete.expressions()) {
      return line;
    }
    if (read.getCount() == 0) {
      return line + ", but no picture came";
    }
    line +=
        read.getCount() == 1
            ? format(", %.1f pictures a second read", read.getMax())
            : format(
                ", %.1f to %.1f pictures a second read of each of %d sources",
                read.getMin(), read.getMax(), read.getCount());
    return line
        + format(
            " (%.1f asked for); %d faces in %d pictures",
            summary.session().samplesPerSecond(), counts.facesDetected(), counts.framesSampled());
  }

  private String work() {
    var line =
        format(
            "%.1f s of media in %.1f s (%.1fx)",
            summary.mediaSeconds(), summary.wallSeconds(), summary.speed());
    var counts = summary.counts();
    if (complete.expressions() || counts.framesSampled() > 0) {
      line += format(", %d faces in %d frames", counts.facesDetected(), counts.framesSampled());
    }
    if (complete.expressions()) {
      var stages = summary.stages();
      line +=
          format(
              ", %d of them read, the others still; %.0f crops/s; limited by %s",
              stages.classifier().cropsRead(),
              stages.classifier().cropsPerSecond(),
              stages.limit().stage());
    }
    return line;
  }

  private String students() {
    if (!complete.classSeconds()) {
      return "who was seen and what they showed has expired, in part or as a whole";
    }
    var students = format("%d students", summary.counts().students());
    return complete.emojiEvents()
        ? students + format(", %d emoji events", summary.counts().emojiEvents())
        : students + "; their emoji events have expired";
  }

  private String studentSeconds() {
    return complete.studentSeconds()
        ? "student-seconds: " + seconds(summary.studentSeconds())
        : "student-seconds have expired: each second of each student is kept for a day";
  }

  private String crops() {
    var outcomes = summary.cropOutcomes();
    if (!complete.expressions()) {
      return "what became of the crops has expired with their expressions";
    }
    var counts = summary.counts();
    var frames =
        format("; %d frames dropped, %d damaged", counts.framesDropped(), counts.framesDamaged());
    if (summary.session().endedAt() == null) { // some are still on their way, or never arrived
      return format(
              "crops %d at the last tick, %d expressions, %d dead letters",
              outcomes.published(), outcomes.expressions(), outcomes.deadLetters())
          + frames;
    }
    return format(
            "crops %d = %d expressions + %d dead letters%s",
            outcomes.published(),
            outcomes.expressions(),
            outcomes.deadLetters(),
            outcomes.kept() ? "" : " (NOT EQUAL: please report this)")
        + frames;
  }

  private static String seconds(Map<String, Long> seconds) {
    return seconds.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
