package dev.classmoji.classifier.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Feeds an {@link ExpressionModel} through one pair of native tensors that every call reuses: a
 * single, padded batch shape, so that the runtime computes each crop the same way every time.
 */
final class TensorReader implements ExpressionReader {
  private final ExpressionModel model;
  private final int batchSize;
  private final ByteBuffer pixels;
  private final FloatBuffer probabilities;
  private final OnnxTensor input;
  private final OnnxTensor output;

  TensorReader(ExpressionModel model, int batchSize) {
    this.model = model;
    this.batchSize = batchSize;
    var shape = model.shape();
    pixels = direct(batchSize * shape.bytes());
    probabilities = direct(batchSize * Labels.COUNT * Float.BYTES).asFloatBuffer();
    try {
      var environment = OrtEnvironment.getEnvironment();
      input =
          OnnxTensor.createTensor(
              environment,
              pixels,
              new long[] {batchSize, 1, shape.height(), shape.width()},
              OnnxJavaType.UINT8);
      output =
          OnnxTensor.createTensor(environment, probabilities, new long[] {batchSize, Labels.COUNT});
    } catch (OrtException e) {
      throw new ModelException("cannot make the model's tensors: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  @Override
  public String model() {
    return model.id();
  }

  @Override
  public CropShape shape() {
    return model.shape();
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public List<int[]> read(List<ByteBuffer> crops) {
    fill(crops);
    try {
      // closing the result leaves the given output tensor open
      model
          .session()
          .run(Map.of(ModelContract.INPUT, input), Set.of(), Map.of(ModelContract.OUTPUT, output))
          .close();
      return IntStream.range(0, crops.size())
          .mapToObj(row -> Probabilities.quantise(probabilities, row, model.labels()))
          .toList();
    } catch (OrtException e) {
      throw new ModelException("the model failed: " + e.getMessage(), e);
    }
  }

  private void fill(List<ByteBuffer> crops) {
    pixels.clear();
    for (var crop : crops) {
      if (crop.remaining() != shape().bytes()) {
        throw new IllegalArgumentException(
            "a crop has %d bytes, not %s".formatted(crop.remaining(), shape()));
      }
      pixels.put(crop.duplicate());
    }
    while (pixels.hasRemaining()) {
      pixels.put((byte) 0); // earlier crops do not linger in the padding
    }
    pixels.clear();
  }

  @Override
  public void close() {
    input.close();
    output.close();
  }
}
