package dev.classmoji.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  @TempDir Path folder;

  @Test
  void shouldFindTheDesktopsOpenerOnThePath() throws IOException {
    var opener = opener();

    assertThat(Browser.opener(Map.of("DISPLAY", ":0", "PATH", "/nowhere:" + folder)))
        .contains(opener);
    assertThat(Browser.opener(Map.of("WAYLAND_DISPLAY", "wayland-0", "PATH", folder.toString())))
        .contains(opener);
  }

  @Test
  void shouldOpenNothingWithoutADesktop() throws IOException {
    opener();

    assertThat(Browser.opener(Map.of("PATH", folder.toString()))).isEmpty();
    assertThat(Browser.opener(Map.of("DISPLAY", "", "PATH", folder.toString()))).isEmpty();
  }

  @Test
  void shouldOpenNothingWithoutAnOpener() {
    assertThat(Browser.opener(Map.of("DISPLAY", ":0", "PATH", folder.toString()))).isEmpty();
    assertThat(Browser.opener(Map.of("DISPLAY", ":0"))).isEmpty();
  }

  private Path opener() throws IOException {
    var opener = Files.createFile(folder.resolve("xdg-open"));
    assertThat(opener.toFile().setExecutable(true)).isTrue();
    return opener;
  }
}
