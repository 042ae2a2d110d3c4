package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One student over time: stretches of one state, each a pale ground of full height and on it a bar
 * as high as the model was sure; no ground where the student was not known yet.
 *
 * @param strips one for each state that occurs
 * @param marks where an emoji fits
 */
record StudentTimeline(List<Strip> strips, List<Mark> marks) {
  /** The height of the drawing, in its own units. */
  static final int HEIGHT = 24;

  private static final int STATES = Showing.values().length;
  private static final int CERTAIN = 10_000;
  private static final double FITS_PERCENT = 3.4;
  private static final double FITS_ANYWHERE_PERCENT = 9;

  /** All stretches of one state: its name, the pale grounds, the bars on them. */
  record Strip(String name, String ground, String bars) {}

  /**
   * An emoji on a stretch.
   *
   * @param percent its middle, 0..100 from the left
   * @param size {@code wide} if it fits on a wide screen alone, else {@code any}
   */
  record Mark(String emoji, String percent, String size) {}

  /** What a column shows most often, and how sure that was in units of 1/10,000. */
  private record Cell(Showing showing, int confidence) {}

  static StudentTimeline of(StudentSeconds seconds, TimeScale scale, Map<Showing, String> emoji) {
    var cells = cells(seconds, scale);
    var grounds = new EnumMap<Showing, Svg>(Showing.class);
    var bars = new EnumMap<Showing, Svg>(Showing.class);
    var marks = new ArrayList<Mark>();
    for (int from = 0, to; from < cells.length; from = to) {
      to = endOfStretch(cells, from);
      if (cells[from] != null) {
        var showing = cells[from].showing();
        double left = scale.x(from);
        double right = scale.x(to);
        box(grounds.computeIfAbsent(showing, any -> new Svg()), left, right);
        bars(bars.computeIfAbsent(showing, any -> new Svg()), cells, from, to, scale);
        mark(marks, emoji.get(showing), left, right);
      }
    }
    var strips = new ArrayList<Strip>();
    grounds.forEach(
        (showing, ground) ->
            strips.add(
                new Strip(Appearance.of(showing).name(), ground.path(), bars.get(showing).path())));
    return new StudentTimeline(strips, marks);
  }

  private static Cell[] cells(StudentSeconds seconds, TimeScale scale) {
    var cells = new Cell[scale.columns()];
    for (int row = 0, end; row < seconds.size(); row = end) {
      int column = scale.columnOf(seconds.second(row));
      end = row;
      while (end < seconds.size() && scale.columnOf(seconds.second(end)) == column) {
        end++;
      }
      cells[column] = cell(seconds, row, end);
    }
    return cells;
  }

  private static Cell cell(StudentSeconds seconds, int from, int to) {
    var counts = new int[STATES];
    var confidences = new long[STATES];
    int most = seconds.showing(from).ordinal();
    for (int row = from; row < to; row++) {
      int state = seconds.showing(row).ordinal();
      counts[state]++;
      confidences[state] += seconds.confidence(row);
      if (counts[state] > counts[most]) {
        most = state;
      }
    }
    return new Cell(Showing.values()[most], (int) (confidences[most] / counts[most]));
  }

  private static int endOfStretch(Cell[] cells, int from) {
    int to = from + 1;
    while (to < cells.length && showing(cells[to]) == showing(cells[from])) {
      to++;
    }
    return to;
  }

  private static Showing showing(Cell cell) {
    return cell == null ? null : cell.showing();
  }

  private static void box(Svg svg, double left, double right) {
    svg.move(left, 0).across(right).down(HEIGHT).across(left).close();
  }

  private static void bars(Svg svg, Cell[] cells, int from, int to, TimeScale scale) {
    svg.move(scale.x(from), HEIGHT);
    long height = -1;
    for (int column = from; column < to; column++) {
      long next = Math.round((double) HEIGHT * cells[column].confidence() / CERTAIN);
      if (next != height) {
        svg.across(scale.x(column)).down(HEIGHT - next);
        height = next;
      }
    }
    svg.across(scale.x(to)).down(HEIGHT).close();
  }

  private static void mark(List<Mark> marks, String emoji, double left, double right) {
    double percent = 100 * (right - left) / TimeScale.WIDTH;
    if (percent >= FITS_PERCENT) {
      marks.add(
          new Mark(
              emoji,
              Svg.number(100 * (left + right) / 2 / TimeScale.WIDTH),
              percent >= FITS_ANYWHERE_PERCENT ? "any" : "wide"));
    }
  }
}
