package dev.classmoji.standalone.evaluate;

import static dev.classmoji.schemas.Showing.ANGRY;
import static dev.classmoji.schemas.Showing.HAPPY;
import static dev.classmoji.schemas.Showing.SAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.aggregator.report.ReportFolder;
import dev.classmoji.classifier.model.Provider;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationReportTest {
  private static final Metrics.Run RUN =
      new Metrics.Run(
          2,
          Map.of("empty file", 2),
          Map.of("contempt", 5),
          123.4,
          100,
          "faces.zip",
          new Metrics.Model("r18-<b>1</b>", "expression.onnx", Provider.CPU, 2, 16));

  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    var tally = new Tally();
    var examples = new Examples(2);
    var readings = tally.andThen(examples);
    readings.accept(Readings.of("happy/1.png", HAPPY, HAPPY, 9000));
    readings.accept(Readings.of("happy/2.png", HAPPY, SAD, 8000));
    readings.accept(Readings.of("angry/<script>.png", ANGRY, ANGRY, 7000));
    new EvaluationReport(tally.metrics(RUN), examples).writeTo(ReportFolder.at(folder));
  }

  @Test
  void shouldStateItsFiguresForPrograms() throws Exception {
    var json = json();

    assertThat(json.get("accuracy").asDouble()).isEqualTo(2 / 3.0);
    assertThat(json.get("accuracy_interval")).hasSize(2);
    assertThat(json.get("macro_recall").asDouble()).isEqualTo(.75);
    assertThat(json.get("loss").isNumber()).isTrue();
    assertThat(json.get("ece").isNumber()).isTrue();
    assertThat(json.get("images").asInt()).isEqualTo(3);
    assertThat(json.get("skipped").asInt()).isEqualTo(2);
    assertThat(json.at("/skipped_reasons/empty file").asInt()).isEqualTo(2);
    assertThat(json.at("/unknown_folders/contempt").asInt()).isEqualTo(5);
    assertThat(json.get("images_per_second").asDouble()).isEqualTo(123.4);
    assertThat(json.at("/model/version").asText()).isEqualTo("r18-<b>1</b>");
    assertThat(json.at("/confusion/3").toString()).isEqualTo("[0,0,0,1,1,0,0]");
    assertThat(json.at("/per_class/happy/recall").asDouble()).isEqualTo(.5);
    assertThat(json.at("/per_class/happy/recall_interval")).hasSize(2);
    assertThat(json.at("/per_class/happy/support").asInt()).isEqualTo(2);
  }

  @Test
  void shouldListTheClassesInTheOrderOfTheMatrix() throws Exception {
    var names = new ArrayList<String>();
    json().get("per_class").fieldNames().forEachRemaining(names::add);

    assertThat(String.join(", ", names)).isEqualTo(ClassNames.all());
  }

  @Test
  void shouldShowTheCropsWithoutScriptsOrOutsideAddresses() throws Exception {
    var html = html();

    assertThat(html)
        .doesNotContainIgnoringCase("http")
        .doesNotContainIgnoringCase("<script")
        .doesNotContainPattern("src=\"(?!data:image/png;base64,)")
        .contains("r18-&lt;b&gt;1&lt;/b&gt; on faces.zip");
    var images = Pattern.compile("base64,([^\"]+)\"").matcher(html).results().toList();
    assertThat(images).hasSize(3);
    for (var image : images) {
      var png = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.group(1))));
      assertThat(png.getWidth()).isEqualTo(64);
    }
  }

  @Test
  void shouldShowWhatWasReadAndWhatWasLeftOut() throws Exception {
    assertThat(html())
        .contains("A face that shows happy, read as sad", "80.0 %", "2 skipped: empty file")
        .contains("5 in contempt, which names no class")
        .contains("style=\"--share:0.50\">50 %<small>1</small>")
        .contains("<svg class=\"reliability\"", "role=\"img\"", "prefers-color-scheme: dark");
  }

  @Test
  void shouldSayWhatTheFiguresDoNotSay() throws Exception {
    assertThat(html())
        .contains("Not for grading, discipline or diagnosis", "These are your own images");
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
  }

  private String html() throws Exception {
    return Files.readString(folder.resolve("report.html"));
  }
}
