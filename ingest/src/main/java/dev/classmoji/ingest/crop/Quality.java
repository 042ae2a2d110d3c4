package dev.classmoji.ingest.crop;

/**
 * How readable a crop is: {@code min(1, side / size) * min(1, s / 12)}, where {@code side} is the
 * face's longer side in the picture and {@code s} the mean absolute Laplacian (4 neighbours) of the
 * crop's gray values. So a face smaller than its crop loses in proportion, and so does a blurred
 * one.
 */
final class Quality {
  /** Sharpness from which on a face counts as sharp, gray values. */
  private static final double SHARP = 12;

  private Quality() {}

  static float of(byte[] gray, int size, double side) {
    return (float) (Math.min(1, side / size) * Math.min(1, sharpness(gray, size) / SHARP));
  }

  private static double sharpness(byte[] gray, int size) {
    long sum = 0;
    for (int y = 1; y < size - 1; y++) {
      for (int at = y * size + 1; at < (y + 1) * size - 1; at++) {
        int around =
            (gray[at - 1] & 0xff)
                + (gray[at + 1] & 0xff)
                + (gray[at - size] & 0xff)
                + (gray[at + size] & 0xff);
        sum += Math.abs(4 * (gray[at] & 0xff) - around);
      }
    }
    return (double) sum / ((size - 2) * (size - 2));
  }
}
