package dev.classmoji.standalone.evaluate;

import dev.classmoji.ingest.source.Picture;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;

/** Turns decoded images into the pictures that ingest cuts faces out of. */
final class Pictures {

  private Pictures() {}

  /** The same pixels: gray as it is stored, colour as sRGB, transparency ignored. */
  static Picture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var rgb = new byte[width * height * Picture.CHANNELS];
    var line = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      readLine(image, y, line);
      for (int pixel : line) {
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    return new Picture(0, width, height, rgb, 0, 0);
  }

  private static void readLine(BufferedImage image, int y, int[] line) {
    if (image.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
      image.getRGB(0, y, line.length, 1, line, 0, line.length);
      return;
    }
    // Java takes gray for linear light, so that getRGB would brighten it
    image.getRaster().getSamples(0, y, line.length, 1, 0, line);
    int white = (1 << image.getColorModel().getComponentSize(0)) - 1;
    for (int x = 0; x < line.length; x++) {
      line[x] = (line[x] * 255 + white / 2) / white * 0x010101;
    }
  }
}
