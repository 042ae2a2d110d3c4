package dev.classmoji.ingest.crop;

import static dev.classmoji.ingest.source.Picture.CHANNELS;

import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.source.Picture;
import java.util.Arrays;

/**
 * Cuts a face out as a square gray image: the detector's box, widened about its centre to its
 * longer side, nothing added; beyond the picture its border pixels go on. Not thread-safe: the work
 * buffers are reused.
 */
public final class FaceCropper {
  private final int size;
  private float[] narrow = new float[0];
  private float[] line = new float[0];

  /**
   * @param size width and height of the crops, pixels
   */
  public FaceCropper(int size) {
    if (size < 8) {
      throw new IllegalArgumentException("a crop of %d pixels shows no face".formatted(size));
    }
    this.size = size;
  }

  /** Cuts {@code face} out of {@code picture}; only the pixels of its box are touched. */
  public Crop crop(Picture picture, Face face) {
    float side = Math.max(face.width(), face.height());
    double left = face.centreX() - side / 2.0;
    double top = face.centreY() - side / 2.0;
    var across = Taps.of(left, left + side, size);
    var down = Taps.of(top, top + side, size);
    var gray = shorten(narrow(picture, across, down), down);
    return new Crop(size, gray, Quality.of(gray, size, side));
  }

  /** The rows that {@code down} needs, each resampled to {@code size} gray values. */
  private float[] narrow(Picture picture, Taps across, Taps down) {
    int top = down.first(0);
    int rows = down.end() - top;
    narrow = atLeast(narrow, rows * size);
    line = atLeast(line, across.end() - across.first(0));
    for (int row = 0; row < rows; row++) {
      readLine(picture, Math.min(Math.max(top + row, 0), picture.height() - 1), across);
      for (int x = 0; x < size; x++) {
        var shares = across.shares(x);
        int from = across.first(x) - across.first(0);
        float sum = 0;
        for (int i = 0; i < shares.length; i++) {
          sum += shares[i] * line[from + i];
        }
        narrow[row * size + x] = sum;
      }
    }
    return narrow;
  }

  private void readLine(Picture picture, int y, Taps across) {
    var rgb = picture.rgb();
    int start = y * picture.width();
    int left = across.first(0);
    for (int i = left; i < across.end(); i++) {
      int at = (start + Math.min(Math.max(i, 0), picture.width() - 1)) * CHANNELS;
      line[i - left] = luma(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
    }
  }

  /** ITU-R BT.601, 0..255. */
  private static float luma(int red, int green, int blue) {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }

  private byte[] shorten(float[] rows, Taps down) {
    var gray = new byte[size * size];
    var sum = new float[size];
    for (int y = 0; y < size; y++) {
      Arrays.fill(sum, 0);
      var shares = down.shares(y);
      for (int i = 0; i < shares.length; i++) {
        int from = (down.first(y) - down.first(0) + i) * size;
        for (int x = 0; x < size; x++) {
          sum[x] += shares[i] * rows[from + x];
        }
      }
      for (int x = 0; x < size; x++) {
        gray[y * size + x] = (byte) Math.min(Math.max(Math.round(sum[x]), 0), 255);
      }
    }
    return gray;
  }

  private static float[] atLeast(float[] buffer, int length) {
    return buffer.length >= length ? buffer : new float[length];
  }
}
