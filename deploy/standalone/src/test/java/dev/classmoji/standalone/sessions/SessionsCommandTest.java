package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.standalone.CommandLines;
import dev.classmoji.standalone.broker.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is said in one line, with exit code 2. */
class SessionsCommandTest {
  @TempDir Path folder;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void shouldSayThatThereIsNoSuchFolder() {
    assertRefused("there is no folder", "list", "--data", folder.resolve("none").toString());
  }

  @Test
  void shouldSayThatAFolderIsNotOurs() {
    assertRefused("is no data folder of Classmoji", "list", "--data", folder.toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldSayThatAFolderIsInUse() throws IOException {
    Files.createDirectories(folder.resolve("kafka"));
    Files.createFile(folder.resolve("kafka/meta.properties"));
    try (var inUse = DataFolder.open(Optional.of(folder))) {
      assertThat(inUse.broker()).exists();
      assertRefused("another classmoji uses", "list", "--data", folder.toString());
    }
  }

  @Test
  void shouldSayThatAnAddressIsNone() {
    assertRefused("is no broker's address", "show", "math", "--broker", "localhost");
  }

  @Test
  void shouldAskForExactlyOnePlace() {
    assertRefused("--data=DIR | --broker=HOST:PORT", "list");
    assertRefused("mutually exclusive", "list", "--data", "a", "--broker", "b:1");
  }

  @Test
  void shouldAskForASession() {
    assertRefused("ID", "show", "--data", folder.toString());
  }

  @Test
  void shouldShowExamplesInItsHelp() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("Examples:").contains("list").contains("delete");
    assertThat(execute("delete", "--help")).isZero();
    assertThat(out.toString()).contains("--yes").contains("--data").contains("Examples:");
  }

  private void assertRefused(String why, String... args) {
    err.getBuffer().setLength(0);
    assertThat(execute(args)).isEqualTo(2);
    assertThat(err.toString()).contains(why);
    assertThat(err.toString().lines().toList())
        .hasSizeLessThanOrEqualTo(2)
        .allSatisfy(line -> assertThat(line).doesNotContain("Exception"));
  }

  private int execute(String... args) {
    var all = new String[args.length + 1];
    all[0] = "sessions";
    System.arraycopy(args, 0, all, 1, args.length);
    return CommandLines.classmoji()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(all);
  }
}
