package dev.classmoji.classifier.model;

/**
 * The size of the crops that a model takes.
 *
 * @param width pixels
 * @param height pixels
 */
public record CropShape(int width, int height) {

  /** Bytes of one crop: 8-bit gray. */
  public int bytes() {
    return width * height;
  }

  @Override
  public String toString() {
    return width + "×" + height;
  }
}
