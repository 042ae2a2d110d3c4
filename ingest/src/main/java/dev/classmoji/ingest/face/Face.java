package dev.classmoji.ingest.face;

/**
 * A face found in a picture; pixels of the upright picture, origin at the top left.
 *
 * @param x left edge
 * @param y top edge
 * @param width more than 0
 * @param height more than 0
 * @param score the detector's confidence, 0..1
 */
public record Face(float x, float y, float width, float height, float score) {
  public Face {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException("a face has no size: %s x %s".formatted(width, height));
    }
  }

  /** Horizontal centre, pixels. */
  public float centreX() {
    return x + width / 2;
  }

  /** Vertical centre, pixels. */
  public float centreY() {
    return y + height / 2;
  }

  /** Pixels squared. */
  public float area() {
    return width * height;
  }

  /** Intersection over union with another face, 0..1. */
  public float overlap(Face other) {
    float across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    float down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    if (across <= 0 || down <= 0) {
      return 0;
    }
    float shared = across * down;
    return shared / (area() + other.area() - shared);
  }
}
