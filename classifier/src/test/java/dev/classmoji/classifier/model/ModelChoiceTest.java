package dev.classmoji.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "auto, expression-int8.onnx, expression.onnx",
    "standard, expression.onnx, expression.onnx",
    "fast, expression-int8.onnx, expression-int8.onnx"
  })
  void shouldChooseByWhereItRuns(String model, String onCpu, String onCuda) {
    var choice = ModelChoice.of(model);

    assertThat(choice.file(false).name()).isEqualTo(onCpu);
    assertThat(choice.file(true).name()).isEqualTo(onCuda);
  }

  @Test
  void shouldSayWhichFileItRead() {
    try (var model =
        ExpressionModel.load(ModelChoice.of("auto"), new ModelOptions(Provider.CPU, 1))) {
      assertThat(model.fileName()).isEqualTo("expression-int8.onnx");
    }
  }

  @Test
  void shouldReadAFileOnlyOnceItIsWanted() {
    var choice = ModelChoice.of("none.onnx");

    assertThatThrownBy(() -> choice.file(false))
        .isInstanceOf(ModelException.class)
        .hasMessage("there is no model file at none.onnx");
  }
}
