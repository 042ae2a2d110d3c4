package dev.classmoji.ingest.face;

import static dev.classmoji.ingest.source.Picture.CHANNELS;

import dev.classmoji.ingest.source.Picture;
import java.nio.FloatBuffer;

/**
 * Shrinks pictures to the network's input, {@code [3, height, width]} of (value - 127) / 128, red
 * first. Each input pixel is the mean of four pixels spread over the area that it stands for: the
 * cost is the same for every picture size, and the network finds what it finds with all of them.
 */
final class NetworkInput {
  private static final float MEAN = 127;
  private static final float SCALE = 1 / 128f;

  /** The network's value for each sum of four pixels. */
  private static final float[] OF_SUM = new float[4 * 255 + 1];

  static {
    for (int sum = 0; sum < OF_SUM.length; sum++) {
      OF_SUM[sum] = (sum / 4f - MEAN) * SCALE;
    }
  }

  private final int width;
  private final int height;
  private final int plane;
  private final float[] values;
  private int pictureWidth;
  private int pictureHeight;
  private int[] columns;
  private int[] rows;

  NetworkInput(int width, int height) {
    this.width = width;
    this.height = height;
    plane = width * height;
    values = new float[CHANNELS * plane];
  }

  /** Fills {@code input} from its start with the whole picture, stretched to fit. */
  void fill(FloatBuffer input, Picture picture) {
    prepareFor(picture);
    var rgb = picture.rgb();
    for (int y = 0, at = 0; y < height; y++) {
      int upper = rows[2 * y];
      int lower = rows[2 * y + 1];
      for (int x = 0; x < width; x++, at++) {
        int left = columns[2 * x];
        int right = columns[2 * x + 1];
        for (int channel = 0; channel < CHANNELS; channel++) {
          int sum =
              (rgb[upper + left + channel] & 0xff)
                  + (rgb[upper + right + channel] & 0xff)
                  + (rgb[lower + left + channel] & 0xff)
                  + (rgb[lower + right + channel] & 0xff);
          values[channel * plane + at] = OF_SUM[sum];
        }
      }
    }
    input.put(0, values); // in one piece: a direct buffer's single puts cost more than the rest
  }

  private void prepareFor(Picture picture) {
    if (picture.width() != pictureWidth || picture.height() != pictureHeight) {
      pictureWidth = picture.width();
      pictureHeight = picture.height();
      columns = quarterPoints(pictureWidth, width, CHANNELS);
      rows = quarterPoints(pictureHeight, height, pictureWidth * CHANNELS);
    }
  }

  /** Where the pixels a quarter and three quarters into each of {@code cells} begin. */
  private static int[] quarterPoints(int length, int cells, int stride) {
    var points = new int[2 * cells];
    for (int i = 0; i < points.length; i++) {
      points[i] = (int) ((i + 0.5) * length / points.length) * stride;
    }
    return points;
  }
}
