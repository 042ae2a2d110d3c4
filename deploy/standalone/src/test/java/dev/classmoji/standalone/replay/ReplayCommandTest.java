package dev.classmoji.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.standalone.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be replayed is said in one line, with exit code 2, before anything is started. */
class ReplayCommandTest {
  private static final String SAMPLE =
      Path.of(System.getProperty("classmoji.samples"), "lecture.mp4").toString();

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void shouldSayThatThereIsNoSuchFile() {
    assertRefused("there is no such file", folder.resolve("none.mp4").toString());
  }

  @Test
  void shouldSayThatAFolderIsNoRecording() {
    assertRefused("this is a folder", folder.toString());
  }

  @Test
  void shouldSayThatATextIsNoVideo() throws IOException {
    var text = Files.writeString(folder.resolve("notes.mp4"), "not a video at all, just words");
    assertRefused("not a video", text.toString());
  }

  @Test
  void shouldRefuseASpeedThatIsNone() {
    assertRefused("'fast' is no speed", SAMPLE, "--speed", "fast");
  }

  @Test
  void shouldRefuseASessionNameThatCannotBeAKey() {
    assertRefused("session name 'Math 7B' is not allowed", SAMPLE, "--session", "Math 7B");
  }

  @Test
  void shouldSayThatTheReportFolderCannotBeWritten() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    assertRefused("cannot write a report into", SAMPLE, "--report", file.toString());
  }

  @Test
  void shouldSayThatTheDashboardsPortIsTaken() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(other.getLocalPort());
      assertRefused("port " + port + " cannot be used", SAMPLE, "--dashboard", "--port", port);
    }
  }

  @Test
  void shouldAskWhatToReplay() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).contains("FILE", "--session NAME --data DIR", "replay --help");
  }

  @Test
  void shouldAskWhereTheClassWasKept() {
    assertRefused("say in which folder, with --data DIR", "--session", "math-7b");
  }

  @Test
  void shouldNotShowAClassAgainFasterThanCanBeWatched() {
    assertRefused("--speed max is for a FILE", again("--speed", "max"));
  }

  @Test
  void shouldNotReportWhatItOnlyShowsAgain() {
    assertRefused("--report is for a FILE", again("--report", folder.toString()));
  }

  @Test
  void shouldSayThatTheFolderIsNotThereAndMakeNone() {
    var none = folder.resolve("none");
    assertRefused(
        "there is no folder " + none,
        "--session",
        "math",
        "--data",
        none.toString(),
        "--port",
        "0");
    assertThat(none).doesNotExist();
  }

  @Test
  void shouldSayThatTheFolderIsNotOursAndLeaveItAlone() {
    assertRefused("is no data folder of Classmoji", again("--port", "0"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldSayThatThePortIsTakenWhereAClassIsToBeShownAgain() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(other.getLocalPort());
      assertRefused("port " + port + " cannot be used", again("--port", port));
    }
  }

  @Test
  void shouldShowExamplesInItsHelp() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("Examples:").contains("--speed").contains("Exit codes");
  }

  private String[] again(String... more) {
    var args = new ArrayList<>(List.of("--session", "math", "--data", folder.toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private void assertRefused(String why, String... args) {
    assertThat(execute(args)).isEqualTo(2);
    assertThat(err.toString()).contains(why);
    assertThat(err.toString().strip().lines().limit(2).toList())
        .hasSizeLessThanOrEqualTo(2)
        .allSatisfy(line -> assertThat(line).doesNotContain("Exception"));
  }

  private int execute(String... args) {
    var all = new String[args.length + 1];
    all[0] = "replay";
    System.arraycopy(args, 0, all, 1, args.length);
    return CommandLines.classmoji()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(all);
  }
}
