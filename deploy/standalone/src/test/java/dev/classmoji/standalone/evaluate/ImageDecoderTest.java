package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.source.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static final int SIDE = 48;
  private static final int MANY_BYTES = 65 << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
  void shouldTakeGrayAsItIsStored(String format) throws Exception {
    // a gray that Java would brighten if it took it for linear light
    var pixels = Drawn.pixels(SIDE * SIDE, 1);

    assertThat(reds(decode(Drawn.file(Drawn.gray(pixels), format)))).isEqualTo(pixels);
  }

  @Test
  void shouldScaleSixteenBitsToEight() throws Exception {
    var image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 0x8080, 0xffff});

    assertThat(reds(decode(Drawn.file(image, "png")))).containsExactly(0, 0x80, 0xff);
  }

  @Test
  void shouldKeepColours() throws Exception {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xff102030);
    image.setRGB(1, 0, 0x00aabbcc); // what is transparent has a colour too

    assertThat(((Decoded.Pixels) decode(Drawn.file(image, "png"))).picture().rgb())
        .containsExactly(0x10, 0x20, 0x30, 0xaa, 0xbb, 0xcc);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
  void shouldSkipAnImageThatBreaksOff(String format) throws Exception {
    var whole = Drawn.file(Drawn.gray(Drawn.pixels(SIDE * SIDE, 1)), format);

    assertThat(decode(whole)).isInstanceOf(Decoded.Pixels.class);
    assertThat(decode(Arrays.copyOf(whole, whole.length * 3 / 4)))
        .isEqualTo(new Decoded.Bad("damaged image"));
  }

  @Test
  void shouldSkipWhatIsNoImage() throws Exception {
    assertThat(decode("just words".getBytes()))
        .isEqualTo(new Decoded.Bad("no PNG, JPEG, BMP, GIF or TIFF image"));
    assertThat(decode()).isEqualTo(new Decoded.Bad("empty file"));
  }

  @Test
  void shouldNotMakeRoomForAnImageThatClaimsToBeHuge() throws Exception {
    assertThat(decode(pngHead(30_000, 30_000)))
        .isEqualTo(new Decoded.Bad("more than 24 megapixels"));
  }

  @Test
  void shouldNotInflateABomb() throws Exception {
    var zip = folder.resolve("bomb.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("happy/bomb.png"));
      for (int i = 0; i < MANY_BYTES >> 20; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    try (var images = ImageSet.at(zip)) {
      assertThat(ImageDecoder.decode(images, "happy/bomb.png"))
          .isEqualTo(new Decoded.Bad("more than 64 MiB"));
    }
  }

  @Test
  void shouldSkipAFileThatCannotBeRead() throws Exception {
    Files.createSymbolicLink(folder.resolve("gone.png"), folder.resolve("nothing"));

    try (var images = ImageSet.at(folder)) {
      assertThat(ImageDecoder.decode(images, "gone.png"))
          .isEqualTo(new Decoded.Bad("cannot be read"));
    }
  }

  private Decoded decode(byte... content) throws Exception {
    Files.write(folder.resolve("image"), content);
    try (var images = ImageSet.at(folder)) {
      return ImageDecoder.decode(images, "image");
    }
  }

  private static byte[] reds(Decoded decoded) {
    var picture = ((Decoded.Pixels) decoded).picture();
    var reds = new byte[picture.width() * picture.height()];
    for (int i = 0; i < reds.length; i++) {
      reds[i] = picture.rgb()[i * Picture.CHANNELS];
      assertThat(picture.rgb()[i * Picture.CHANNELS + 2]).isEqualTo(reds[i]);
    }
    return reds;
  }

  /** The first chunk of an 8-bit gray PNG. */
  private static byte[] pngHead(int width, int height) throws IOException {
    var chunk = ByteBuffer.allocate(17);
    chunk.put("IHDR".getBytes()).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
    var checksum = new CRC32();
    checksum.update(chunk.array());
    var out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.write(ByteBuffer.allocate(4).putInt(13).array());
    out.write(chunk.array());
    out.write(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    return out.toByteArray();
  }
}
