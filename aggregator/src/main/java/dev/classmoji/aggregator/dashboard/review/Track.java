package dev.classmoji.aggregator.dashboard.review;

import dev.classmoji.aggregator.report.StudentSeconds;
import dev.classmoji.schemas.Showing;
import java.util.Arrays;
import java.util.List;

/**
 * One student, second by second.
 *
 * @param showing a character for each second from 0 on: the ordinal of {@code Showing}, or {@code
 *     -} where nothing is known
 * @param confidence of what is shown at each of them, in units of 1/100
 */
public record Track(String id, String showing, List<Integer> confidence) {
  private static final char SILENT = '-';
  private static final double TEN_THOUSANDTHS = 100;

  /** Whether that was ever shown. */
  boolean shows(Showing what) {
    return showing.indexOf('0' + what.ordinal()) >= 0;
  }

  static Track of(String id, StudentSeconds known, int seconds) {
    var showing = new char[seconds];
    var confidence = new int[seconds];
    Arrays.fill(showing, SILENT);
    for (int row = 0; row < known.size() && known.second(row) < seconds; row++) {
      int at = known.second(row);
      showing[at] = (char) ('0' + known.showing(row).ordinal());
      confidence[at] = (int) Math.round(known.confidence(row) / TEN_THOUSANDTHS);
    }
    return new Track(id, new String(showing), Arrays.stream(confidence).boxed().toList());
  }
}
