package dev.classmoji.standalone.evaluate;

import java.util.List;
import java.util.Locale;

/**
 * How often the model is right by how sure it is, drawn: a point for each bin that has images, with
 * its interval, and below how many images each bin has.
 *
 * @param points in the coordinates of the template's drawing
 */
record ReliabilityDiagram(List<Point> points) {
  /** Width and height of the square plot, in its own units. */
  static final int SIDE = 300;

  /** The height of the highest column. */
  private static final int COLUMN = 60;

  /**
   * A bin.
   *
   * @param x of its mean confidence
   * @param y of its accuracy
   * @param low y of the interval's lower end
   * @param high y of the interval's upper end
   * @param left x of its column
   * @param width of its column
   * @param height of its column
   */
  record Point(
      String x,
      String y,
      String low,
      String high,
      String left,
      String width,
      String height,
      String range,
      String confidence,
      String accuracy,
      String images) {}

  static ReliabilityDiagram of(List<Calibration.Bin> bins) {
    int most = bins.stream().mapToInt(Calibration.Bin::images).max().orElseThrow();
    return new ReliabilityDiagram(
        bins.stream().filter(bin -> bin.images() > 0).map(bin -> point(bin, most)).toList());
  }

  private static Point point(Calibration.Bin bin, int most) {
    var interval = Interval.wilson(Math.round(bin.accuracy() * bin.images()), bin.images());
    return new Point(
        number(SIDE * bin.confidence()),
        number(SIDE * (1 - bin.accuracy())),
        number(SIDE * (1 - interval.low())),
        number(SIDE * (1 - interval.high())),
        number(SIDE * bin.from()),
        number(SIDE * (bin.to() - bin.from())),
        number((double) COLUMN * bin.images() / most),
        Numbers.percent(bin.from()) + " to " + Numbers.percent(bin.to()),
        Numbers.percent(bin.confidence()),
        Numbers.percent(bin.accuracy()),
        Numbers.count(bin.images()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
