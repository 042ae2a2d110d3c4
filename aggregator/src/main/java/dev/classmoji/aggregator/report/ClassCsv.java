package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Showing;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes {@code class.csv}: per whole second of media time, how many students are known and
 * present, how many show each state now, the student-seconds of each over the last 5 seconds, and
 * when that second came by the capture clock, ISO 8601 in UTC.
 */
final class ClassCsv {
  private ClassCsv() {}

  static void write(Writer out, SessionFold fold) throws IOException {
    out.write("time_s,known,present," + columns("") + ',' + columns("recent_") + ",captured_at\n");
    var csv = new Csv(out);
    for (var each : fold.classSeconds().values()) {
      csv.cell(each.second()).cell(each.known()).cell(each.present());
      for (int students : each.showing()) {
        csv.cell(students);
      }
      for (int seconds : each.recent()) {
        csv.cell(seconds);
      }
      csv.time(each.capturedAtMicros()).endLine();
    }
  }

  private static String columns(String prefix) {
    return Arrays.stream(Showing.values())
        .map(showing -> prefix + Appearance.of(showing).name())
        .collect(Collectors.joining(","));
  }
}
