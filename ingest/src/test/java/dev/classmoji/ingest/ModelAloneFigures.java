package dev.classmoji.ingest;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.face.DetectorSettings;
import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Recording;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints what the expression model alone gets right on the detector's boxes of single frames: at
 * each whole second, each true face that is found, cropped and classified; the 2 s after each
 * change left out. Arguments: the samples' folder, a sample's name, the model file.
 */
public final class ModelAloneFigures {
  private static final double SETTLING_SECONDS = 2;
  private static final float SAME_FACE = 0.4f;
  private static final int CROP = 64;

  private final Map<String, int[]> rightOfAll = new TreeMap<>();
  private final double[] quality = {Double.MAX_VALUE, 0, 0};
  private int found;
  private int missed;
  private int wrong;

  private ModelAloneFigures() {}

  public static void main(String[] arguments) throws Exception {
    var lecture = Lecture.read(Path.of(arguments[0]), arguments[1]);
    var figures = new ModelAloneFigures();
    var environment = OrtEnvironment.getEnvironment();
    try (var recording = Recording.open(lecture.video(), 1, 1, Clock.systemUTC());
        var detector = new UltraFaceDetector(DetectorSettings.defaults());
        var model = environment.createSession(arguments[2], new OrtSession.SessionOptions())) {
      while (recording.advance()) {
        var picture = recording.picture();
        int second = (int) Math.round(picture.mediaTimeMicros() / 1e6);
        figures.count(lecture, second, picture, detector.detect(picture), model);
      }
    }
    figures.print();
  }

  private void count(
      Lecture lecture, int second, Picture picture, List<Face> faces, OrtSession model)
      throws OrtException {
    var cropper = new FaceCropper(CROP);
    var truth = lecture.faces().getOrDefault(second, List.of());
    wrong += Math.max(0, faces.size() - truth.size());
    for (var person : truth) {
      var best = faces.stream().max(Comparator.comparingDouble(person.face()::overlap));
      if (best.isEmpty() || best.get().overlap(person.face()) < SAME_FACE) {
        missed++;
        continue;
      }
      found++;
      if (lecture.changedWithin(SETTLING_SECONDS, person.student(), second)) {
        continue;
      }
      var crop = cropper.crop(picture, best.get());
      quality[0] = Math.min(quality[0], crop.quality());
      quality[1] = Math.max(quality[1], crop.quality());
      quality[2] += crop.quality();
      var rightOf = rightOfAll.computeIfAbsent(person.expression(), any -> new int[2]);
      rightOf[0] += classify(model, crop.gray()).equals(person.expression()) ? 1 : 0;
      rightOf[1]++;
    }
  }

  private static String classify(OrtSession model, byte[] gray) throws OrtException {
    var pixels = ByteBuffer.allocateDirect(gray.length).put(gray).flip();
    try (var input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                pixels,
                new long[] {1, 1, CROP, CROP},
                OnnxJavaType.UINT8);
        var result = model.run(Map.of(model.getInputNames().iterator().next(), input))) {
      var probabilities = ((OnnxTensor) result.get(0)).getFloatBuffer();
      int best = 0;
      for (int i = 1; i < probabilities.limit(); i++) {
        best = probabilities.get(i) > probabilities.get(best) ? i : best;
      }
      return labels(model).get(best);
    }
  }

  private static List<String> labels(OrtSession model) throws OrtException {
    return List.of(model.getMetadata().getCustomMetadata().get("labels").split("[^a-z]+"));
  }

  private void print() {
    System.out.printf("faces found %d, missed %d, false %d%n", found, missed, wrong);
    int right = rightOfAll.values().stream().mapToInt(counts -> counts[0]).sum();
    int all = rightOfAll.values().stream().mapToInt(counts -> counts[1]).sum();
    System.out.printf("quality %.2f..%.2f, mean %.2f%n", quality[0], quality[1], quality[2] / all);
    System.out.printf("%-9s %5.1f %% of %d%n", "overall", 100.0 * right / all, all);
    rightOfAll.forEach(
        (expression, counts) ->
            System.out.printf(
                "%-9s %5.1f %% of %d%n", expression, 100.0 * counts[0] / counts[1], counts[1]));
  }
}
