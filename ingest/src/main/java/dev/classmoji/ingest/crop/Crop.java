package dev.classmoji.ingest.crop;

/**
 * A face cut out of a picture.
 *
 * @param size width and height, pixels
 * @param gray full-range luma (ITU-R BT.601), row by row, {@code size * size} bytes
 * @param quality how readable it is, 0..1
 */
public record Crop(int size, byte[] gray, float quality) {
  public Crop {
    if (gray.length != size * size) {
      throw new IllegalArgumentException(
          "%d bytes are no %d x %d pixels".formatted(gray.length, size, size));
    }
  }
}
