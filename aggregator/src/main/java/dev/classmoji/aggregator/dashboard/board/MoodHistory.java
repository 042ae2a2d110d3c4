package dev.classmoji.aggregator.dashboard.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The class's mood from its first second on, in a bounded number of columns: whenever they run out,
 * each pair of neighbours becomes one column of twice as many seconds.
 */
final class MoodHistory {
  static final int MOST_COLUMNS = 720;

  private final List<Column> columns = new ArrayList<>();
  private int secondsPerColumn = 1;
  private long last = -1;

  /** Student-seconds per state, after the number of seconds they come from. */
  private record Column(int[] figures, long version) {
    static final Column EMPTY = new Column(new int[0], 0);

    Column plus(Column other, long version) {
      var sum = Arrays.copyOf(figures, Math.max(figures.length, other.figures.length));
      for (int i = 0; i < other.figures.length; i++) {
        sum[i] += other.figures[i];
      }
      return new Column(sum, version);
    }

    List<Integer> view() {
      return Arrays.stream(figures).boxed().toList();
    }
  }

  /**
   * A second that comes again changes nothing.
   *
   * @param version of this change, greater than that of any before
   */
  void add(ClassSecond latest, long version) {
    if (latest.second() <= last) {
      return;
    }
    last = latest.second();
    while (last / secondsPerColumn >= MOST_COLUMNS) {
      halve(version);
    }
    int index = (int) (last / secondsPerColumn);
    while (columns.size() <= index) {
      columns.add(Column.EMPTY);
    }
    columns.set(index, columns.get(index).plus(column(latest, version), version));
  }

  private static Column column(ClassSecond latest, long version) {
    var figures = new int[latest.showing().size() + 1];
    figures[0] = 1;
    for (int state = 0; state < latest.showing().size(); state++) {
      figures[state + 1] = latest.showing().get(state);
    }
    return new Column(figures, version);
  }

  private void halve(long version) {
    var half = new ArrayList<Column>();
    for (int i = 0; i < columns.size(); i += 2) {
      var next = i + 1 < columns.size() ? columns.get(i + 1) : Column.EMPTY;
      half.add(columns.get(i).plus(next, version));
    }
    columns.clear();
    columns.addAll(half);
    secondsPerColumn *= 2;
  }

  /** The columns from the first one that changed after a version; null if none did. */
  MoodView since(long version) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).version() > version) {
        int from = version == 0 ? 0 : i;
        var changed = columns.subList(from, columns.size());
        return new MoodView(secondsPerColumn, from, changed.stream().map(Column::view).toList());
      }
    }
    return null;
  }
}
