package dev.classmoji.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelContractTest {
  private static final ModelOptions OPTIONS = new ModelOptions(Provider.CPU, 1);

  @Test
  void shouldTakeASoundModelOfAnyCropSize() {
    try (var model = load(new TinyOnnx().input("crops", TinyOnnx.UINT8, -1, 1, 32, 48))) {
      assertThat(model.shape()).isEqualTo(new CropShape(48, 32));
    }
  }

  @Test
  void shouldMapTheOutputsColumnsIntoOurOrder() {
    var shuffled = "neutral,happy,angry,disgust,fear,surprise,sad";
    try (var model = load(new TinyOnnx().metadata("labels", shuffled));
        var reader = model.reader(1)) {
      var crop = ByteBuffer.allocate(model.shape().bytes());
      crop.put(1, (byte) 200); // column 1, which is happy, gets it all

      assertThat(reader.read(List.of(crop)).get(0)).containsExactly(0, 0, 0, 10_000, 0, 0, 0);
    }
  }

  @Test
  void shouldTakeItsIdFromTheMetadata() {
    try (var model = load(new TinyOnnx().metadata("version", "tiny-3"))) {
      assertThat(model.id()).isEqualTo("tiny-3");
    }
  }

  @Test
  void shouldTakeItsIdFromTheContentIfTheMetadataHasNone() {
    try (var model = load(new TinyOnnx());
        var other = load(new TinyOnnx().input("crops", TinyOnnx.UINT8, -1, 1, 32, 32))) {
      assertThat(model.id()).matches("tiny\\.onnx@[0-9a-f]{12}").isNotEqualTo(other.id());
    }
  }

  @Test
  void shouldRefuseAWrongInput() {
    assertRefused(
        new TinyOnnx().input("faces", TinyOnnx.UINT8, -1, 1, 64, 64),
        "model tiny.onnx: it has no 'crops', only [faces]");
    assertRefused(
        new TinyOnnx().input("crops", TinyOnnx.FLOAT, -1, 1, 64, 64),
        "model tiny.onnx: its 'crops' is no uint8 tensor");
    assertRefused(
        new TinyOnnx().input("crops", TinyOnnx.UINT8, -1, 3, 64, 64),
        "model tiny.onnx: its 'crops' has the shape [-1, 3, 64, 64], not [N,1,H,W] with N free and"
            + " H and W fixed");
    assertRefused(
        new TinyOnnx().input("crops", TinyOnnx.UINT8, 8, 1, 64, 64),
        "model tiny.onnx: its 'crops' has the shape [8, 1, 64, 64], not [N,1,H,W] with N free and"
            + " H and W fixed");
    assertRefused(
        new TinyOnnx().input("crops", TinyOnnx.UINT8, -1, 1, 64, -1),
        "model tiny.onnx: its 'crops' has the shape [-1, 1, 64, -1], not [N,1,H,W] with N free and"
            + " H and W fixed");
  }

  @Test
  void shouldRefuseAWrongOutput() {
    assertRefused(
        new TinyOnnx().output("scores", 7),
        "model tiny.onnx: it has no 'probabilities', only [scores]");
    assertRefused(
        new TinyOnnx().output("probabilities", 6),
        "model tiny.onnx: its 'probabilities' has the shape [-1, 6], not [N,7] with N free");
  }

  @Test
  void shouldRefuseWrongLabels() {
    var expected = ", not angry,disgust,fear,happy,sad,surprise,neutral in any order";
    assertRefused(
        new TinyOnnx().withoutMetadata(), "model tiny.onnx: its metadata has no 'labels'");
    assertRefused(
        new TinyOnnx().metadata("labels", "angry,happy"),
        "model tiny.onnx: its labels are 'angry,happy'" + expected);
    var twice = "angry,disgust,fear,happy,sad,surprise,sad";
    assertRefused(
        new TinyOnnx().metadata("labels", twice),
        "model tiny.onnx: its labels are '" + twice + "'" + expected);
    var tooMany = TinyOnnx.LABELS + ",contempt";
    assertRefused(
        new TinyOnnx().metadata("labels", tooMany),
        "model tiny.onnx: its labels are '" + tooMany + "'" + expected);
  }

  @Test
  void shouldRefuseAModelThatGivesNoProbabilities() {
    assertRefused(
        new TinyOnnx().withoutSoftmax(),
        "model tiny.onnx: the model's probabilities add up to 0.000, not 1");
  }

  @Test
  void shouldRefuseAFileThatIsNoModel() {
    assertThatThrownBy(() -> ExpressionModel.load(new ModelFile("x.onnx", new byte[10]), OPTIONS))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("model x.onnx: ");
  }

  private static void assertRefused(TinyOnnx model, String why) {
    assertThatThrownBy(() -> load(model)).isInstanceOf(ModelException.class).hasMessage(why);
  }

  private static ExpressionModel load(TinyOnnx model) {
    return ExpressionModel.load(model.build(), OPTIONS);
  }
}
