package dev.classmoji.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.standalone.CommandLines;
import dev.classmoji.standalone.doctor.Finding.Level;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that look at something real. */
class CheckTest {
  @TempDir Path folder;

  @Test
  void shouldSeeThatAPortIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new PortCheck(taken.getLocalPort()).look().level()).isEqualTo(Level.FAIL);
    }
  }

  @Test
  void shouldLookAtTheNearestFolderThatExistsAndLeaveNothingThere() throws IOException {
    assertThat(new DiskCheck("data folder", folder.resolve("not/yet")).look().found())
        .contains("MiB free in " + folder.resolve("not/yet"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldSeeThatAFileIsNoFolderToWriteTo() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThat(new DiskCheck("data folder", file).look().level()).isEqualTo(Level.FAIL);
  }

  @Test
  void shouldFindABrowserOnThePath() throws IOException {
    var browser = Files.createFile(folder.resolve("firefox"));

    assertThat(BrowserCheck.find("/none:" + folder)).isEmpty(); // it cannot be run
    assertThat(browser.toFile().setExecutable(true)).isTrue();
    assertThat(BrowserCheck.find("/none::" + folder)).contains(browser);
    assertThat(BrowserCheck.find("")).isEmpty();
  }

  @Test
  void shouldLoadWhatReadsVideoAndFaces() {
    assertThat(new VideoCheck().look().found()).contains("decodes H.264");
    assertThat(new RuntimeCheck().look().level()).isEqualTo(Level.OK);
    assertThat(new DetectorCheck().look().found()).contains("ms a picture");
    assertThat(new ModelCheck().look().found()).contains("ms a crop");
  }

  @Test
  void shouldRefuseAPortThatIsNone() {
    var err = new StringWriter();

    int code =
        CommandLines.classmoji()
            .setErr(new PrintWriter(err, true))
            .execute("doctor", "--port", "70000");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("70000 is no port");
  }
}
