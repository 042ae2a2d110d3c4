package dev.classmoji.aggregator.report;

/** Writes one SVG path, one decimal a coordinate: finer than any screen shows it. */
final class Svg {
  private final StringBuilder path = new StringBuilder();

  Svg move(double x, double y) {
    return point('M', x, y);
  }

  Svg line(double x, double y) {
    return point('L', x, y);
  }

  Svg across(double x) {
    path.append('H').append(number(x));
    return this;
  }

  Svg down(double y) {
    path.append('V').append(number(y));
    return this;
  }

  Svg close() {
    path.append('Z');
    return this;
  }

  private Svg point(char command, double x, double y) {
    path.append(command).append(number(x)).append(' ').append(number(y));
    return this;
  }

  boolean isEmpty() {
    return path.isEmpty();
  }

  String path() {
    return path.toString();
  }

  /** A coordinate, e.g. 12 or 12.5. */
  static String number(double value) {
    long tenths = Math.round(10 * value);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }
}
