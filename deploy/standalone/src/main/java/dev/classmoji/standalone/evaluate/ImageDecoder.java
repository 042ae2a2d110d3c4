package dev.classmoji.standalone.evaluate;

import dev.classmoji.ingest.source.Picture;
import dev.classmoji.standalone.evaluate.Decoded.Bad;
import dev.classmoji.standalone.evaluate.Decoded.Pixels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes image files within bounds: a small file may claim to be a picture that fills the memory.
 */
final class ImageDecoder {
  private static final int MAX_BYTES = 64 << 20;

  /** In 16-bit colour and as a {@link Picture}, 11 bytes a pixel: it fits the launcher's heap. */
  private static final int MAX_PIXELS = 24_000_000;

  private static final Bad TOO_MANY_BYTES = new Bad("more than 64 MiB");
  private static final Bad TOO_MANY_PIXELS = new Bad("more than 24 megapixels");
  private static final Bad EMPTY = new Bad("empty file");
  private static final Bad NO_IMAGE = new Bad("no PNG, JPEG, BMP, GIF or TIFF image");
  private static final Bad DAMAGED = new Bad("damaged image");
  private static final Bad UNREADABLE = new Bad("cannot be read");

  private ImageDecoder() {}

  /** Decodes a file's content; only its first image if it holds several. */
  static Decoded decode(ImageSet images, String file) {
    byte[] content;
    try (var in = images.open(file)) {
      content = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      return UNREADABLE;
    }
    if (content.length > MAX_BYTES) {
      return TOO_MANY_BYTES;
    }
    return content.length == 0 ? EMPTY : decode(new ByteArrayInputStream(content));
  }

  private static Decoded decode(InputStream content) {
    // ImageIO's own streams may keep a copy in a file
    try (var in = new MemoryCacheImageInputStream(content)) {
      var readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? decode(readers.next(), in) : NO_IMAGE;
    } catch (IOException | RuntimeException e) { // the readers throw either for what is broken
      return DAMAGED;
    }
  }

  private static Decoded decode(ImageReader reader, MemoryCacheImageInputStream in)
      throws IOException {
    try {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MAX_PIXELS) {
        return TOO_MANY_PIXELS;
      }
      var warned = new AtomicBoolean(); // as of a JPEG that breaks off: its rest is made up
      reader.addIIOReadWarningListener((source, warning) -> warned.set(true));
      var image = reader.read(0);
      return warned.get() ? DAMAGED : new Pixels(Pictures.of(image));
    } finally {
      reader.dispose();
    }
  }
}
