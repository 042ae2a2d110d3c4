package dev.classmoji.standalone.evaluate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Drawn images: no photograph of a person is needed to test how one is read. */
final class Drawn {

  private Drawn() {}

  /** Random gray pixels, the same for the same seed. */
  static byte[] pixels(int count, long seed) {
    var pixels = new byte[count];
    new Random(seed).nextBytes(pixels);
    return pixels;
  }

  /** A gray image of these pixels, square, as they are. */
  static BufferedImage gray(byte[] pixels) {
    int side = (int) Math.sqrt(pixels.length);
    var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, side, side, pixels);
    return image;
  }

  /** A gray PNG of {@code side} by {@code side} random pixels. */
  static byte[] png(int side, long seed) {
    return file(gray(pixels(side * side, seed)), "png");
  }

  static byte[] file(BufferedImage image, String format) {
    var out = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no " + format + " can be written of this image");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
