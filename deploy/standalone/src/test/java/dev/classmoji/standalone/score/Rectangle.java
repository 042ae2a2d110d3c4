package dev.classmoji.standalone.score;

/** A box in pixels. */
public record Rectangle(double x, double y, double width, double height) {

  /** Reads x, y, width and height from four cells of a row. */
  static Rectangle of(String[] row, int from) {
    return new Rectangle(
        Double.parseDouble(row[from]),
        Double.parseDouble(row[from + 1]),
        Double.parseDouble(row[from + 2]),
        Double.parseDouble(row[from + 3]));
  }

  /** Intersection over union, 0..1. */
  public double overlap(Rectangle other) {
    double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    if (across <= 0 || down <= 0) {
      return 0;
    }
    double shared = across * down;
    return shared / (width * height + other.width * other.height - shared);
  }
}
