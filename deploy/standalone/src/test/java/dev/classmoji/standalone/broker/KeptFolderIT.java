package dev.classmoji.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --data DIR} holds of faces, as a user runs it, when the process has ended. */
class KeptFolderIT {
  private static final Path SAMPLES = Path.of(System.getProperty("classmoji.samples"));

  @TempDir Path folder;

  @Test
  void shouldHoldNoFaceAfterARunThatWasStopped() throws Exception {
    var run = replay();
    assertThat(faceBytes()).isPositive();

    run.destroy(); // SIGTERM, which goes the same way as Ctrl-C's SIGINT
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(said()).contains("stopped early").doesNotContain("stay in");
    assertThat(faceBytes()).isZero();
  }

  @Test
  void shouldHoldNoFaceOnceASessionIsDeletedWhoseRunWasKilled() throws Exception {
    replay().destroyForcibly().waitFor();
    assertThat(faceBytes()).isPositive();
    assertThat(sessions("list")).contains("broken off");

    assertThat(sessions("delete", "lecture", "--yes"))
        .contains("Deleted lecture~", "its faces have left the disk");

    assertThat(faceBytes()).isZero();
    assertThat(sessions("list")).contains("No sessions yet.");
  }

  /** A replay of the sample that has got as far as its first faces. */
  private Process replay() throws IOException {
    var sample = SAMPLES.resolve("lecture.mp4").toString();
    var process = start("replay", sample, "--speed", "1", "--data", data().toString());
    await().atMost(Duration.ofSeconds(90)).until(() -> said().contains("replaying:"));
    return process;
  }

  private String sessions(String... args) throws Exception {
    var all = new ArrayList<>(List.of("sessions"));
    all.addAll(List.of(args));
    all.addAll(List.of("--data", data().toString()));
    var process = start(all.toArray(String[]::new));
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said()).isZero();
    return said();
  }

  private Process start(String... args) throws IOException {
    var command = new ArrayList<>(List.of(SAMPLES.resolveSibling("classmoji").toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private long faceBytes() {
    return new CropLogs(data().resolve("kafka")).bytes();
  }
}
