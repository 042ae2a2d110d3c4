package dev.classmoji.ingest.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.source.Picture;
import org.junit.jupiter.api.Test;

class FaceCropperTest {
  private static final int SIZE = 64;

  /** What colour a pixel has. */
  private interface Paint {
    int gray(int x, int y);
  }

  @Test
  void shouldCopyASquareOfItsOwnSize() {
    var crop = crop((x, y) -> (3 * x + 5 * y) % 256, new Face(20, 30, 64, 64, 1));
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        assertThat(at(crop, x, y)).isEqualTo((3 * (20 + x) + 5 * (30 + y)) % 256);
      }
    }
  }

  @Test
  void shouldWidenTheBoxToItsLongerSideAboutItsCentre() {
    // Given brightness that grows along x, and a box 64 high but only 32 wide
    var crop = crop((x, y) -> x, new Face(100, 50, 32, 64, 1));
    // Then the crop spans 84..148
    assertThat(at(crop, 0, 0)).isEqualTo(84);
    assertThat(at(crop, 63, 63)).isEqualTo(147);
  }

  @Test
  void shouldAverageWhenShrinking() {
    // Given stripes one pixel wide, and a box twice the crop's size
    var crop = crop((x, y) -> x % 2 * 200, new Face(10, 10, 128, 128, 1));
    for (byte gray : crop.gray()) {
      assertThat(gray & 0xff).isCloseTo(100, within(1));
    }
  }

  @Test
  void shouldInterpolateWhenEnlarging() {
    var crop = crop((x, y) -> 4 * x, new Face(20, 20, 16, 16, 1));
    for (int x = 0; x < SIZE; x++) {
      assertThat(at(crop, x, 32)).isCloseTo(Math.round(80 + x - 1.5f), within(1));
    }
  }

  @Test
  void shouldGoOnWithTheBorderBeyondThePicture() {
    var crop = crop((x, y) -> 50 + x, new Face(-32, 0, 64, 64, 1));
    assertThat(at(crop, 0, 10)).isEqualTo(50);
    assertThat(at(crop, 31, 10)).isEqualTo(50);
    assertThat(at(crop, 63, 10)).isEqualTo(81);
  }

  @Test
  void shouldWeighColoursAsTheEyeDoes() {
    var rgb = new byte[64 * 64 * Picture.CHANNELS];
    for (int i = 0; i < rgb.length; i += Picture.CHANNELS) {
      rgb[i] = (byte) 255;
      rgb[i + 1] = (byte) 100;
      rgb[i + 2] = (byte) 20;
    }
    var crop =
        new FaceCropper(SIZE).crop(new Picture(0, 64, 64, rgb, 0, 0), new Face(0, 0, 64, 64, 1));
    // 0.299 * 255 + 0.587 * 100 + 0.114 * 20
    assertThat(at(crop, 5, 5)).isEqualTo(137);
  }

  @Test
  void shouldRateSharpLargeFacesAboveBlurredOrSmallOnes() {
    Paint pattern = (x, y) -> x / 4 % 2 * 120 + y / 4 % 2 * 120;
    var sharp = crop(pattern, new Face(0, 0, 64, 64, 1)).quality();
    var small = crop(pattern, new Face(0, 0, 16, 16, 1)).quality();
    var blurred = crop((x, y) -> x + y, new Face(0, 0, 64, 64, 1)).quality();
    assertThat(sharp).isEqualTo(1);
    assertThat(small).isLessThan(sharp);
    assertThat(blurred).isLessThan(0.1f);
  }

  private static Crop crop(Paint paint, Face face) {
    int width = 200;
    int height = 160;
    var rgb = new byte[width * height * Picture.CHANNELS];
    for (int i = 0; i < rgb.length; i++) {
      int pixel = i / Picture.CHANNELS;
      rgb[i] = (byte) paint.gray(pixel % width, pixel / width);
    }
    return new FaceCropper(SIZE).crop(new Picture(0, width, height, rgb, 0, 0), face);
  }

  private static int at(Crop crop, int x, int y) {
    return crop.gray()[y * SIZE + x] & 0xff;
  }
}
