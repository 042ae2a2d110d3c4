package dev.classmoji.ingest.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.Lecture;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Recording;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UltraFaceDetectorTest {
  private static final float SAME_FACE = 0.4f;

  private static UltraFaceDetector detector;

  @BeforeAll
  static void load() {
    detector = new UltraFaceDetector(DetectorSettings.defaults());
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  @Test
  void shouldFindEveryFaceOfTheSampleAndNothingElse() throws Exception {
    var lecture = Lecture.shipped();
    int all = 0;
    int found = 0;
    int claimed = 0;
    int right = 0;
    try (var recording = Recording.open(lecture.video(), 1, 1, Clock.systemUTC())) {
      while (recording.advance()) {
        var picture = recording.picture();
        var truth = lecture.faces().get((int) (picture.mediaTimeMicros() / 1_000_000));
        var faces = detector.detect(picture);
        all += truth.size();
        claimed += faces.size();
        found +=
            (int)
                truth.stream()
                    .filter(
                        one ->
                            faces.stream().anyMatch(face -> one.face().overlap(face) >= SAME_FACE))
                    .count();
        right +=
            (int)
                faces.stream()
                    .filter(
                        face ->
                            truth.stream().anyMatch(one -> one.face().overlap(face) >= SAME_FACE))
                    .count();
      }
    }
    double recall = (double) found / all;
    double precision = (double) right / claimed;
    System.out.printf("faces of the sample: recall %.4f, precision %.4f%n", recall, precision);
    assertThat(recall).isGreaterThanOrEqualTo(0.99);
    assertThat(precision).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void shouldKeepBoxesWithinThePictureSurestFirst() throws Exception {
    try (var recording = Recording.open(Lecture.shipped().video(), 1, 1, Clock.systemUTC())) {
      recording.advance();
      var faces = detector.detect(leftHalfOfAFace(recording.picture()));
      assertThat(faces).isNotEmpty();
      assertThat(faces)
          .allMatch(face -> face.x() >= 0 && face.y() >= 0)
          .allMatch(face -> face.x() + face.width() <= 640 && face.y() + face.height() <= 720);
      assertThat(faces).extracting(Face::score).isSortedAccordingTo((a, b) -> Float.compare(b, a));
    }
  }

  /** From the middle of the first column's faces on, so that the border cuts them. */
  private static Picture leftHalfOfAFace(Picture picture) {
    int width = 640;
    var rgb = new byte[width * picture.height() * Picture.CHANNELS];
    for (int y = 0; y < picture.height(); y++) {
      int from = (y * picture.width() + 150) * Picture.CHANNELS;
      int length = width * Picture.CHANNELS;
      System.arraycopy(picture.rgb(), from, rgb, y * length, length);
    }
    return new Picture(0, width, picture.height(), rgb, 0, 0);
  }

  @Test
  void shouldFindNothingInAnEmptyRoom() {
    var gray = new byte[640 * 360 * Picture.CHANNELS];
    Arrays.fill(gray, (byte) 120);
    assertThat(detector.detect(new Picture(0, 640, 360, gray, 0, 0))).isEmpty();
  }
}
