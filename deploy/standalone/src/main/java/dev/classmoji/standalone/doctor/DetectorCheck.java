package dev.classmoji.standalone.doctor;

import dev.classmoji.ingest.face.DetectorSettings;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.Picture;
import java.util.Locale;

/** The face detector, on a blank picture. */
final class DetectorCheck implements Check {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  @Override
  public String subject() {
    return "face detector";
  }

  @Override
  public Finding look() {
    var rgb = new byte[WIDTH * HEIGHT * Picture.CHANNELS];
    var picture = new Picture(0, WIDTH, HEIGHT, rgb, 0, 0);
    try (var detector = new UltraFaceDetector(DetectorSettings.defaults())) {
      int faces = detector.detect(picture).size();
      return judge(faces, Stopwatch.medianMillis(() -> detector.detect(picture)));
    }
  }

  /**
   * @param faces how many it saw where there is none
   */
  static Finding judge(int faces, double millis) {
    return faces == 0
        ? Finding.ok(String.format(Locale.ROOT, "loaded, %.1f ms a picture", millis))
        : Finding.fail(
            "sees %d faces in a blank picture".formatted(faces),
            "Its file is damaged: delete deploy/standalone/target and build again.");
  }
}
