package dev.classmoji.aggregator.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays media time out from left to right, in columns of whole seconds: never more than can be told
 * apart in a drawing, however long the session.
 *
 * @param seconds how many whole seconds there are, at least 1
 * @param columnSeconds how many of them share a column
 */
record TimeScale(int seconds, int columnSeconds) {
  /** The width of every drawing, in its own units. */
  static final int WIDTH = 1000;

  static final int MAX_COLUMNS = 480;
  private static final int MAX_LABELS = 7;
  private static final int[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400
  };

  /**
   * A time written along the axis.
   *
   * @param percent where, 0..100 from the left
   */
  record Label(String text, String percent) {}

  static TimeScale of(int seconds) {
    return new TimeScale(Math.max(1, seconds), step(seconds, MAX_COLUMNS));
  }

  private static int step(int seconds, int most) {
    return Arrays.stream(STEPS)
        .filter(step -> (seconds + step - 1) / step <= most)
        .findFirst()
        .orElse((seconds + most - 1) / most);
  }

  int columns() {
    return (seconds + columnSeconds - 1) / columnSeconds;
  }

  int columnOf(long second) {
    return (int) Math.min(columns() - 1, second / columnSeconds);
  }

  /** Where a column begins, 0..{@link #WIDTH}; column {@link #columns} is the right edge. */
  double x(int column) {
    return WIDTH * Math.min(1, (double) column * columnSeconds / seconds);
  }

  List<Label> labels() {
    int step = step(seconds, MAX_LABELS);
    var labels = new ArrayList<Label>();
    for (int second = 0; second < seconds; second += step) {
      labels.add(new Label(Wording.clock(second), Svg.number(100.0 * second / seconds)));
    }
    return labels;
  }
}
