package dev.classmoji.standalone.score;

import dev.classmoji.classifier.model.ExpressionModel;
import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.classifier.model.ModelChoice;
import dev.classmoji.classifier.model.ModelOptions;
import dev.classmoji.classifier.model.Provider;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.face.DetectorSettings;
import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.schemas.Showing;
import dev.classmoji.standalone.score.Truth.TrueFace;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the model alone gets right on the detector's boxes of single frames, at the same whole
 * seconds that a report is judged by: the measure for what the pipeline makes of it.
 */
public final class ModelAlone {
  private static final double SAME_FACE = 0.3;
  private static final int CROP = 64;

  private ModelAlone() {}

  /** Judges every settled face of a recording; a face that is not found is wrong. */
  public static Accuracy of(Path recording, Truth truth) throws Exception {
    var accuracy = new Accuracy();
    var cropper = new FaceCropper(CROP);
    try (var frames = Recording.open(recording, 1, 1, Clock.systemUTC());
        var detector = new UltraFaceDetector(DetectorSettings.defaults());
        var model =
            ExpressionModel.load(ModelChoice.of("auto"), new ModelOptions(Provider.CPU, 2));
        var reader = model.reader(1)) {
      while (frames.advance()) {
        var picture = frames.picture();
        long second = Math.round(picture.mediaTimeMicros() / 1e6);
        var faces = detector.detect(picture);
        for (var face : truth.faces().getOrDefault(second, List.of())) {
          if (truth.settled(face.person(), second, Score.SETTLE)) {
            var read = find(face, faces).map(found -> read(picture, found, cropper, reader));
            accuracy.count(
                face.person(), face.expression(), read.equals(Optional.of(face.expression())));
          }
        }
      }
    }
    return accuracy;
  }

  private static Optional<Face> find(TrueFace truth, List<Face> faces) {
    return faces.stream()
        .filter(face -> overlap(truth, face) > SAME_FACE)
        .max(Comparator.comparingDouble(face -> overlap(truth, face)));
  }

  private static double overlap(TrueFace truth, Face face) {
    return truth.box().overlap(new Rectangle(face.x(), face.y(), face.width(), face.height()));
  }

  private static String read(
      Picture picture, Face face, FaceCropper cropper, ExpressionReader reader) {
    var gray = cropper.crop(picture, face).gray();
    var probabilities = reader.read(List.of(ByteBuffer.wrap(gray))).get(0);
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return Showing.values()[best].name().toLowerCase(Locale.ROOT);
  }
}
