package dev.classmoji.ingest.source;

import static dev.classmoji.ingest.source.Picture.CHANNELS;

/** How a picture as coded is turned, clockwise, to stand upright. */
enum Rotation {
  NONE(1, 0),
  QUARTER(0, 1),
  HALF(-1, 0),
  THREE_QUARTERS(0, -1);

  private final int cos;
  private final int sin;

  Rotation(int cos, int sin) {
    this.cos = cos;
    this.sin = sin;
  }

  /** The nearest quarter turn to an angle in degrees clockwise. */
  static Rotation ofDegrees(double clockwise) {
    return values()[Math.floorMod(Math.round(clockwise / 90), 4)];
  }

  /** Whether width and height change places. */
  boolean sideways() {
    return cos == 0;
  }

  /**
   * Turns RGB pixels.
   *
   * @param coded {@code width * height * 3} bytes, row by row
   * @param width of {@code coded}
   * @param height of {@code coded}
   * @param upright receives as many bytes; another array than {@code coded}
   */
  void turn(byte[] coded, int width, int height, byte[] upright) {
    int rowLength = (sideways() ? height : width) * CHANNELS;
    // where the coded picture's first pixel, the next one in its row and the next row's first go
    int origin =
        (cos + sin < 0 ? (sideways() ? width : height) - 1 : 0) * rowLength
            + (cos - sin < 0 ? rowLength - CHANNELS : 0);
    int across = cos * CHANNELS + sin * rowLength;
    int down = cos * rowLength - sin * CHANNELS;
    int from = 0;
    for (int y = 0; y < height; y++) {
      int to = origin + y * down;
      for (int x = 0; x < width; x++, from += CHANNELS, to += across) {
        upright[to] = coded[from];
        upright[to + 1] = coded[from + 1];
        upright[to + 2] = coded[from + 2];
      }
    }
  }
}
