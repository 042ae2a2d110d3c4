package dev.classmoji.classifier.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes tiny ONNX models: the softmax of a crop's first pixels, or the pixels themselves. Field
 * numbers are those of onnx.proto.
 */
final class TinyOnnx {
  static final String LABELS = "angry,disgust,fear,happy,sad,surprise,neutral";
  static final int FLOAT = 1;
  static final int UINT8 = 2;

  private static final int FREE = -1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private String input = "crops";
  private int inputType = UINT8;
  private List<Integer> inputShape = List.of(FREE, 1, 64, 64);
  private String output = "probabilities";
  private int columns = 7;
  private boolean softmax = true;
  private final Map<String, String> metadata = new LinkedHashMap<>(Map.of("labels", LABELS));

  TinyOnnx input(String name, int type, Integer... shape) {
    input = name;
    inputType = type;
    inputShape = List.of(shape);
    return this;
  }

  TinyOnnx output(String name, int columns) {
    output = name;
    this.columns = columns;
    return this;
  }

  TinyOnnx withoutSoftmax() {
    softmax = false;
    return this;
  }

  TinyOnnx metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  TinyOnnx withoutMetadata() {
    metadata.clear();
    return this;
  }

  ModelFile build() {
    var graph =
        new Proto()
            .message(1, node("Cast", input, "floats").message(5, attribute("to", FLOAT)))
            .message(1, node("Flatten", "floats", "rows").message(5, attribute("axis", 1)))
            .message(
                1,
                node("Slice", "rows", "logits")
                    .message(5, list("starts", 0))
                    .message(5, list("ends", columns))
                    .message(5, list("axes", 1)))
            .message(
                1,
                softmax
                    ? node("Softmax", "logits", output).message(5, attribute("axis", 1))
                    : node("Identity", "logits", output))
            .text(2, "tiny")
            .message(11, value(input, inputType, inputShape))
            .message(12, value(output, FLOAT, List.of(FREE, columns)));
    var model =
        new Proto().number(1, 4).message(7, graph).message(8, new Proto().text(1, "").number(2, 9));
    metadata.forEach((key, value) -> model.message(14, new Proto().text(1, key).text(2, value)));
    return new ModelFile("tiny.onnx", model.bytes());
  }

  private static Proto node(String operator, String from, String to) {
    return new Proto().text(1, from).text(2, to).text(4, operator);
  }

  private static Proto attribute(String name, int value) {
    return new Proto().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
  }

  private static Proto list(String name, int value) {
    return new Proto().text(1, name).number(8, value).number(20, ATTRIBUTE_INTS);
  }

  private static Proto value(String name, int type, List<Integer> dimensions) {
    var shape = new Proto();
    for (int dimension : dimensions) {
      shape.message(
          1, dimension == FREE ? new Proto().text(2, "n") : new Proto().number(1, dimension));
    }
    var tensor = new Proto().number(1, type).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  /** A protocol buffer message in the making. */
  private static final class Proto {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Proto number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Proto text(int field, String value) {
      return chunk(field, value.getBytes(UTF_8));
    }

    Proto message(int field, Proto value) {
      return chunk(field, value.bytes());
    }

    private Proto chunk(int field, byte[] value) {
      varint((long) field << 3 | 2);
      varint(value.length);
      bytes.writeBytes(value);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while (rest > 0x7F) {
        bytes.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
