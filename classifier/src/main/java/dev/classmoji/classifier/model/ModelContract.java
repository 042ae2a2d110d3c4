package dev.classmoji.classifier.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.Map;

/**
 * What a model must be: input {@code crops} uint8 [N,1,H,W], output {@code probabilities} float
 * [N,7], N free, and metadata {@code labels}. Resizing, normalising and softmax are in its graph.
 *
 * @param shape H and W
 * @param labels what the output's columns mean
 */
record ModelContract(CropShape shape, Labels labels) {
  static final String INPUT = "crops";
  static final String OUTPUT = "probabilities";

  private static final long FREE = -1;

  /**
   * @throws ModelException naming the first thing that is wrong
   */
  static ModelContract of(OrtSession session) throws OrtException {
    if (session.getNumInputs() != 1) {
      throw new ModelException(
          "it has the inputs %s, not '%s' alone".formatted(session.getInputNames(), INPUT));
    }
    var input = tensor(session.getInputInfo(), INPUT, OnnxJavaType.UINT8, "uint8");
    if (!matches(input, FREE, 1, FREE, FREE) || input[2] < 1 || input[3] < 1) {
      throw shape(INPUT, input, "[N,1,H,W] with N free and H and W fixed");
    }
    var output = tensor(session.getOutputInfo(), OUTPUT, OnnxJavaType.FLOAT, "float");
    if (!matches(output, FREE, Labels.COUNT)) {
      throw shape(OUTPUT, output, "[N,%d] with N free".formatted(Labels.COUNT));
    }
    var labels =
        session
            .getMetadata()
            .getCustomMetadataValue("labels")
            .orElseThrow(() -> new ModelException("its metadata has no 'labels'"));
    return new ModelContract(
        new CropShape(Math.toIntExact(input[3]), Math.toIntExact(input[2])), Labels.parse(labels));
  }

  private static long[] tensor(
      Map<String, NodeInfo> nodes, String name, OnnxJavaType type, String typeName) {
    if (!nodes.containsKey(name)) {
      throw new ModelException("it has no '%s', only %s".formatted(name, nodes.keySet()));
    }
    if (!(nodes.get(name).getInfo() instanceof TensorInfo tensor) || tensor.type != type) {
      throw new ModelException("its '%s' is no %s tensor".formatted(name, typeName));
    }
    return tensor.getShape();
  }

  /** Whether the first dimension is free and the others are as expected, where that is known. */
  private static boolean matches(long[] shape, long... expected) {
    if (shape.length != expected.length || shape[0] != FREE) {
      return false;
    }
    for (int i = 1; i < shape.length; i++) {
      if (expected[i] != FREE && shape[i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static ModelException shape(String name, long[] shape, String expected) {
    return new ModelException(
        "its '%s' has the shape %s, not %s".formatted(name, Arrays.toString(shape), expected));
  }
}
