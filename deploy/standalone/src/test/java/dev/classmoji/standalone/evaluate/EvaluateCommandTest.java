package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.standalone.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir Path folder;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void shouldReadTheSamplesFacesAsTheyAreServed() throws Exception {
    var faces = folder.resolve("faces");
    LectureFaces.write(faces);
    var report = folder.resolve("report");
    var csv = folder.resolve("p.csv");

    int exitCode = execute("--images", faces, "--out", report, "--probabilities", csv);

    assertThat(exitCode).as(err.toString()).isZero();
    var metrics = new ObjectMapper().readTree(report.resolve("metrics.json").toFile());
    assertThat(metrics.get("images").asInt()).isGreaterThan(80);
    assertThat(metrics.get("accuracy").asDouble()).isGreaterThan(.8);
    assertThat(metrics.get("per_class"))
        .allSatisfy(each -> assertThat(each.get("recall").asDouble()).isGreaterThan(.25));
    assertThat(metrics.at("/model/batch_size").asInt()).isEqualTo(16);
    assertThat(out.toString()).contains("accuracy", "macro recall", "images per second");
    assertThat(csv).content().hasLineCount(metrics.get("images").asInt() + 1);
    assertThat(report).isDirectoryNotContaining("glob:**.png");
  }

  @Test
  void shouldGoOnWithoutWhatItCannotRead() throws Exception {
    image("happy/1.png");
    image("contempt/2.png");
    Files.writeString(folder.resolve("happy/notes.txt"), "no image");

    assertThat(execute("--images", folder)).isZero();
    assertThat(out.toString()).contains("1 images, 1 skipped");
    assertThat(err.toString().lines())
        .containsExactly(
            "left out 1 files in folders that no class names: contempt",
            "skipped 1: no PNG, JPEG, BMP, GIF or TIFF image (happy/notes.txt)");
  }

  @Test
  void shouldReadTheChosenPartAndNameIt() throws Exception {
    image("train/happy/1.png");
    image("test/happy/2.png");

    assertRefused("choose with --part, e.g. --part test", "--images", folder);
    assertThat(execute("--images", folder, "--part", "test")).isZero();
    assertThat(out.toString()).contains(folder.getFileName() + ", test: 1 images, 0 skipped");
  }

  @Test
  void shouldSayWhichImagesCannotBeUsed() throws Exception {
    assertRefused("there is no such file or folder", "--images", folder.resolve("none"));
    assertRefused("it is empty", "--images", folder);
    image("contempt/1.png");
    assertRefused("none of its folders is named like a class", "--images", folder);
    Files.createDirectories(folder.resolve("sad"));
    Files.writeString(folder.resolve("sad/1.png"), "no image");
    assertRefused("none of its files can be read", "--images", folder);
    assertRefused("no file in a folder named test", "--images", folder, "--part", "test");
  }

  @Test
  void shouldSayWhyAModelCannotBeUsed() throws Exception {
    image("happy/1.png");
    var broken = Files.writeString(folder.resolve("broken.onnx"), "no model");

    assertRefused("no model file at", "--images", folder, "--model", folder.resolve("none.onnx"));
    assertRefused("model broken.onnx: ", "--images", folder, "--model", broken);
  }

  @Test
  void shouldRefuseAModelThatTakesOtherCropsThanIngestCuts() throws Exception {
    image("happy/1.png");
    System.setProperty("classmoji.ingest.crop-size", "48");
    try {
      assertRefused("takes crops of 64×64, but ingest cuts 48×48", "--images", folder);
    } finally {
      System.clearProperty("classmoji.ingest.crop-size");
    }
  }

  @Test
  void shouldSayWhereItCannotWriteBeforeItReads() throws Exception {
    image("happy/1.png");
    var file = Files.writeString(folder.resolve("file"), "in the way");

    assertRefused("cannot write a report into", "--images", folder, "--out", file);
    assertRefused(
        "cannot write", "--images", folder, "--probabilities", folder.resolve("none/p.csv"));
  }

  @Test
  void shouldAskForImages() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).contains("--images").contains("evaluate --help");
  }

  @Test
  void shouldSayInItsHelpWhereImagesAreWritten() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("Examples:", "Exit codes", "report.html alone shows some of them");
  }

  private void image(String file) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.write(folder.resolve(file), Drawn.png(48, 1));
  }

  private void assertRefused(String why, Object... args) {
    err.getBuffer().setLength(0);
    assertThat(execute(args)).isEqualTo(2);
    assertThat(err.toString()).contains(why).doesNotContain("Exception");
  }

  private int execute(Object... args) {
    var all = new String[args.length + 1];
    all[0] = "evaluate";
    for (int i = 0; i < args.length; i++) {
      all[i + 1] = args[i].toString();
    }
    return CommandLines.classmoji()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(all);
  }
}
