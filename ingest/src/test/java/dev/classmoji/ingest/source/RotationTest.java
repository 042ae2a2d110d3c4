package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RotationTest {
  /** Two rows of three pixels: a b c / d e f. */
  private static final byte[] CODED = pixels("abcdef");

  @Test
  void shouldTurnClockwise() {
    assertThat(turned(Rotation.NONE)).isEqualTo(pixels("abcdef"));
    assertThat(turned(Rotation.QUARTER)).isEqualTo(pixels("daebfc"));
    assertThat(turned(Rotation.HALF)).isEqualTo(pixels("fedcba"));
    assertThat(turned(Rotation.THREE_QUARTERS)).isEqualTo(pixels("cfbead"));
  }

  @Test
  void shouldTakeTheNearestQuarterOfAnyAngle() {
    assertThat(Rotation.ofDegrees(-90)).isEqualTo(Rotation.THREE_QUARTERS);
    assertThat(Rotation.ofDegrees(-180)).isEqualTo(Rotation.HALF);
    assertThat(Rotation.ofDegrees(89.9)).isEqualTo(Rotation.QUARTER);
    assertThat(Rotation.ofDegrees(360)).isEqualTo(Rotation.NONE);
  }

  private static byte[] turned(Rotation rotation) {
    var upright = new byte[CODED.length];
    rotation.turn(CODED, 3, 2, upright);
    return upright;
  }

  private static byte[] pixels(String letters) {
    var rgb = new byte[letters.length() * Picture.CHANNELS];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (letters.charAt(i / Picture.CHANNELS) + i % Picture.CHANNELS * 50);
    }
    return rgb;
  }
}
