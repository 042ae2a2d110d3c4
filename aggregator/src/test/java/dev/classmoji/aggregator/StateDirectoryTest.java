package dev.classmoji.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

  @Test
  void shouldRemoveATemporaryFolderWithAllThatIsInIt() throws IOException {
    var directory = StateDirectory.of(Optional.empty());
    Files.createDirectories(directory.path().resolve("task/store"));
    Files.createFile(directory.path().resolve("task/.checkpoint"));

    directory.close();

    assertThat(directory.path()).doesNotExist();
  }

  @Test
  void shouldKeepAFolderThatWasChosen(@TempDir Path chosen) {
    var directory = StateDirectory.of(Optional.of(chosen));

    directory.close();

    assertThat(directory.path()).isEqualTo(chosen).exists();
  }
}
