package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The class over time: for each column of the time scale, how many students showed each state, on
 * average over its seconds; drawn as areas stacked on one another.
 *
 * @param areas from the bottom up
 * @param levels numbers of students, to be written along the vertical axis
 * @param rows the same figures as a table
 */
record MoodChart(List<Area> areas, List<Level> levels, List<Row> rows) {
  /** The height of the drawing, in its own units. */
  static final int HEIGHT = 260;

  /** From the bottom up: the open faces, the calm, the troubled, then what could not be read. */
  static final List<Showing> STACKED =
      List.of(
          Showing.HAPPY,
          Showing.SURPRISE,
          Showing.NEUTRAL,
          Showing.SAD,
          Showing.FEAR,
          Showing.DISGUST,
          Showing.ANGRY,
          Showing.UNSURE,
          Showing.AWAY);

  private static final int STATES = Showing.values().length;
  private static final int MAX_LEVELS = 4;

  /** A state's band: its name, what it is called, its outline. */
  record Area(String name, String title, String path) {}

  /**
   * A number of students.
   *
   * @param percent how high, 0..100 from the bottom
   */
  record Level(int students, String percent) {}

  /** A column's figures: when it begins, then students present and per state of the areas. */
  record Row(String time, String present, List<String> students) {}

  /** Students per state in one column. */
  private record Column(double[] students) {
    double of(Showing showing) {
      return students[showing.ordinal()];
    }

    double present() {
      return Arrays.stream(students).sum() - of(Showing.AWAY);
    }
  }

  /**
   * @param shown the states to draw, in the order of {@link #STACKED}
   */
  static MoodChart of(Iterable<ClassSecond> seconds, List<Showing> shown, TimeScale scale) {
    int most = 1;
    for (var second : seconds) {
      most = Math.max(most, second.known());
    }
    var columns = columns(seconds, scale);
    return new MoodChart(
        areas(shown, columns, scale, most), levels(most), rows(shown, columns, scale));
  }

  private static List<Column> columns(Iterable<ClassSecond> seconds, TimeScale scale) {
    var sums = new double[scale.columns()][STATES];
    var counts = new int[scale.columns()];
    for (var second : seconds) {
      int column = scale.columnOf(second.second());
      counts[column]++;
      for (int state = 0; state < STATES; state++) {
        sums[column][state] += second.showing().get(state);
      }
    }
    var columns = new ArrayList<Column>();
    for (int column = 0; column < sums.length; column++) {
      int count = Math.max(1, counts[column]);
      columns.add(new Column(Arrays.stream(sums[column]).map(sum -> sum / count).toArray()));
    }
    return columns;
  }

  private static List<Area> areas(
      List<Showing> shown, List<Column> columns, TimeScale scale, int most) {
    var areas = new ArrayList<Area>();
    var floor = new double[columns.size()];
    for (var showing : shown) {
      var ceiling = new double[columns.size()];
      for (int column = 0; column < ceiling.length; column++) {
        ceiling[column] = floor[column] + columns.get(column).of(showing);
      }
      var appearance = Appearance.of(showing);
      areas.add(new Area(appearance.name(), appearance.one(), band(floor, ceiling, scale, most)));
      floor = ceiling;
    }
    return areas;
  }

  /** The outline between two lines: along the upper one, then back along the lower one. */
  private static String band(double[] floor, double[] ceiling, TimeScale scale, int most) {
    var svg = new Svg().move(0, y(ceiling[0], most));
    for (int column = 0; column < ceiling.length; column++) {
      svg.line(middle(scale, column), y(ceiling[column], most));
    }
    int last = ceiling.length - 1;
    svg.line(TimeScale.WIDTH, y(ceiling[last], most)).line(TimeScale.WIDTH, y(floor[last], most));
    for (int column = last; column >= 0; column--) {
      svg.line(middle(scale, column), y(floor[column], most));
    }
    return svg.line(0, y(floor[0], most)).close().path();
  }

  private static double middle(TimeScale scale, int column) {
    return (scale.x(column) + scale.x(column + 1)) / 2;
  }

  private static double y(double students, int most) {
    return HEIGHT * (1 - students / most);
  }

  private static List<Level> levels(int most) {
    int step = (most + MAX_LEVELS - 1) / MAX_LEVELS;
    var levels = new ArrayList<Level>();
    for (int students = most; students >= 0; students -= step) {
      levels.add(new Level(students, Svg.number(100.0 * students / most)));
    }
    return levels;
  }

  private static List<Row> rows(List<Showing> shown, List<Column> columns, TimeScale scale) {
    var rows = new ArrayList<Row>();
    for (int column = 0; column < columns.size(); column++) {
      var figures = columns.get(column);
      rows.add(
          new Row(
              Wording.clock((long) column * scale.columnSeconds()),
              Wording.decimal(figures.present()),
              shown.stream().map(showing -> Wording.decimal(figures.of(showing))).toList()));
    }
    return rows;
  }
}
