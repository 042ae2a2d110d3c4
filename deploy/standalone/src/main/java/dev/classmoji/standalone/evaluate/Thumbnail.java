package dev.classmoji.standalone.evaluate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A crop as a picture inside of a page. */
final class Thumbnail {

  private Thumbnail() {}

  /**
   * A PNG as a data URI.
   *
   * @param gray 8-bit gray, row by row, square
   */
  static String png(byte[] gray) {
    int side = (int) Math.sqrt(gray.length);
    var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, side, side, gray);
    var bytes = new ByteArrayOutputStream();
    // ImageIO's own streams may keep a copy in a file
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
