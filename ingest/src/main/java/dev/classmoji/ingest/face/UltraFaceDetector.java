package dev.classmoji.ingest.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.classmoji.ingest.source.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * UltraFace RFB-320 (linzai, MIT) on ONNX Runtime: input {@code [1,3,240,320]}; outputs, for each
 * of 4420 anchors, {@code scores [1,4420,2]} (background, face) and {@code boxes [1,4420,4]} (left,
 * top, right, bottom as shares of the picture). Owns the session and its tensors, which are reused.
 */
public final class UltraFaceDetector implements FaceDetector {
  private static final String MODEL = "/models/face-detector-rfb320.onnx";
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int ANCHORS = 4420;

  private final DetectorSettings settings;
  private final OrtSession session;
  private final NetworkInput resampler = new NetworkInput(WIDTH, HEIGHT);
  private final FloatBuffer input = floats(3 * HEIGHT * WIDTH);
  private final FloatBuffer scores = floats(ANCHORS * 2);
  private final FloatBuffer boxes = floats(ANCHORS * 4);
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  public UltraFaceDetector(DetectorSettings settings) {
    this.settings = settings;
    var environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(settings.threads());
      options.setInterOpNumThreads(1);
      // a spinning thread would take the classifier's core
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model(), options);
      var name = session.getInputNames().iterator().next();
      inputs = Map.of(name, tensor(environment, input, 1, 3, HEIGHT, WIDTH));
      outputs =
          Map.of(
              "scores", tensor(environment, scores, 1, ANCHORS, 2),
              "boxes", tensor(environment, boxes, 1, ANCHORS, 4));
    } catch (OrtException e) {
      throw new IllegalStateException("the face detector cannot be loaded", e);
    }
  }

  private static byte[] model() {
    try (var in = UltraFaceDetector.class.getResourceAsStream(MODEL)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the face detector cannot be read", e);
    }
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static OnnxTensor tensor(OrtEnvironment environment, FloatBuffer floats, long... shape)
      throws OrtException {
    return OnnxTensor.createTensor(environment, floats, shape);
  }

  @Override
  public List<Face> detect(Picture picture) {
    resampler.fill(input, picture);
    try {
      session.run(inputs, outputs).close(); // what it yields stays in our own tensors
    } catch (OrtException e) {
      throw new IllegalStateException("the face detector failed", e);
    }
    return DistinctBoxes.among(candidates(picture), settings.maxOverlap());
  }

  private List<Face> candidates(Picture picture) {
    var candidates = new ArrayList<Face>();
    for (int i = 0; i < ANCHORS; i++) {
      float score = scores.get(2 * i + 1);
      if (score >= settings.minScore()) {
        float left = within(boxes.get(4 * i), picture.width());
        float top = within(boxes.get(4 * i + 1), picture.height());
        float right = within(boxes.get(4 * i + 2), picture.width());
        float bottom = within(boxes.get(4 * i + 3), picture.height());
        if (right > left && bottom > top) {
          candidates.add(new Face(left, top, right - left, bottom - top, Math.min(score, 1)));
        }
      }
    }
    return candidates;
  }

  private static float within(float share, int length) {
    return Math.min(Math.max(share, 0), 1) * length;
  }

  @Override
  public void close() {
    try {
      inputs.values().forEach(OnnxTensor::close);
      outputs.values().forEach(OnnxTensor::close);
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the face detector cannot be closed", e);
    }
  }
}
