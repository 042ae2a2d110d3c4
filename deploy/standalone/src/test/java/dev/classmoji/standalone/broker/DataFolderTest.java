package dev.classmoji.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void shouldKeepANamedFolder() throws IOException {
    try (var data = DataFolder.open(Optional.of(folder.resolve("new/deep")))) {
      Files.createDirectories(data.broker());
    }

    assertThat(folder.resolve("new/deep/kafka")).exists();
  }

  @Test
  void shouldRemoveATemporaryFolder() throws IOException {
    Path broker;
    try (var data = DataFolder.open(Optional.empty())) {
      broker = data.broker();
      Files.writeString(Files.createDirectories(broker).resolve("log"), "x");
    }

    assertThat(broker.getParent()).doesNotExist();
  }

  @Test
  void shouldServeOneRunAtATime() {
    try (var data = DataFolder.open(Optional.of(folder))) {
      assertThatThrownBy(() -> DataFolder.open(Optional.of(folder)))
          .isInstanceOf(BrokerException.class)
          .hasMessage(
              "another classmoji uses the data folder %s: stop it, or choose another with --data",
              folder);
      assertThat(data.broker()).hasParentRaw(folder);
    }

    DataFolder.open(Optional.of(folder)).close(); // and the next one once it is free
  }

  @Test
  void shouldSayWhatToDoWithAFileInTheWay() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> DataFolder.open(Optional.of(file)))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("choose another with --data");
  }
}
