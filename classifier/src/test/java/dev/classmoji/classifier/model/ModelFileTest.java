package dev.classmoji.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir Path folder;

  @Test
  void shouldReadAFile() throws IOException {
    var path = Files.write(folder.resolve("other.onnx"), new byte[] {1, 2, 3});

    var file = ModelFile.at(path);

    assertThat(file.name()).isEqualTo("other.onnx");
    assertThat(file.bytes()).containsExactly(1, 2, 3);
    assertThat(file.fingerprint()).isEqualTo("039058c6f2c0"); // sha256sum of the same bytes
  }

  @Test
  void shouldTellItsOwnModelsFromFiles() throws IOException {
    var path = Files.write(folder.resolve("fast"), new byte[] {1, 2, 3});

    assertThat(ModelFile.of("standard").name()).isEqualTo("expression.onnx");
    assertThat(ModelFile.of("fast").name()).isEqualTo("expression-int8.onnx");
    assertThat(ModelFile.of(path.toString()).bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void shouldSayWhichFileIsMissing() {
    var path = folder.resolve("none.onnx");

    assertThatThrownBy(() -> ModelFile.at(path))
        .isInstanceOf(ModelException.class)
        .hasMessage("there is no model file at " + path);
  }
}
