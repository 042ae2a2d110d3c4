package dev.classmoji.ingest.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.student.Sighting;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StillFacesTest {
  private static final int SIZE = 64;
  private static final long FRAME = 200_000;
  private static final Sighting ANNA = seen("S01", 1);

  private final StillFaces faces = new StillFaces(new Stillness(0.35, Duration.ofSeconds(1)));

  @Test
  void shouldHoldTheCropOfAStillFace() {
    var first = noisy(0, 1);

    assertThat(faces.hold(ANNA, 0, first)).isSameAs(first);
    assertThat(faces.hold(ANNA, FRAME, noisy(8, 2))).isSameAs(first);
  }

  @Test
  void shouldLookAtAFaceOfWhichAPartHasMoved() {
    var first = noisy(0, 1);
    var smile = first.gray().clone();
    for (int y = 48; y < 56; y++) {
      for (int x = 16; x < 24; x++) {
        smile[y * SIZE + x] += 40;
      }
    }
    var second = new Crop(SIZE, smile, 1);
    faces.hold(ANNA, 0, first);

    assertThat(faces.hold(ANNA, FRAME, second)).isSameAs(second);
  }

  @Test
  void shouldCompareWithTheCropHeldSoThatSlowChangesAddUp() {
    faces.hold(ANNA, 0, brightened(0));
    assertThat(faces.hold(ANNA, FRAME, brightened(8)).gray()).isEqualTo(brightened(0).gray());
    assertThat(faces.hold(ANNA, 2 * FRAME, brightened(16)).gray()).isEqualTo(brightened(16).gray());
  }

  @Test
  void shouldLookAtEveryFaceOnceInAWhile() {
    var later = noisy(1, 3);
    faces.hold(ANNA, 0, noisy(0, 1));

    assertThat(faces.hold(ANNA, 5 * FRAME - 1, noisy(1, 2)).gray())
        .isNotEqualTo(noisy(1, 2).gray());
    assertThat(faces.hold(ANNA, 5 * FRAME, later)).isSameAs(later);
  }

  @Test
  void shouldTellStudentsAndTracksApart() {
    var first = noisy(0, 1);
    var second = noisy(1, 2);
    faces.hold(ANNA, 0, first);

    assertThat(faces.hold(seen("S02", 2), 0, second)).isSameAs(second);
    assertThat(faces.hold(seen("S01", 3), FRAME, second)).isSameAs(second);
  }

  @Test
  void shouldAllowLessWhereThereIsLessContrast() {
    faces.hold(ANNA, 0, flat(100));

    assertThat(faces.hold(ANNA, FRAME, flat(101)).gray()).isEqualTo(flat(101).gray());
  }

  @Test
  void shouldPublishEveryCropIfNoChangeIsAllowed() {
    var every = new StillFaces(new Stillness(0, Duration.ofSeconds(1)));
    every.hold(ANNA, 0, noisy(0, 1));

    assertThat(every.hold(ANNA, FRAME, noisy(1, 2)).gray()).isEqualTo(noisy(1, 2).gray());
  }

  @Test
  void shouldRefuseSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> new Stillness(-0.1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stillness(0.1, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Sighting seen(String student, int track) {
    return new Sighting(student, track, new Face(0, 0, SIZE, SIZE, 1));
  }

  /** Vertical bars of 100 and 150, so a contrast of 25, and noise of up to {@code level}. */
  private static Crop noisy(int level, long seed) {
    var random = new Random(seed);
    return painted(0, level, random);
  }

  private static Crop brightened(int by) {
    return painted(by, 0, new Random(0));
  }

  private static Crop painted(int brighter, int noise, Random random) {
    var gray = new byte[SIZE * SIZE];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (100 + 50 * (i / 4 % 2) + brighter + random.nextInt(-noise, noise + 1));
    }
    return new Crop(SIZE, gray, 1);
  }

  private static Crop flat(int value) {
    var gray = new byte[SIZE * SIZE];
    Arrays.fill(gray, (byte) value);
    return new Crop(SIZE, gray, 1);
  }
}
