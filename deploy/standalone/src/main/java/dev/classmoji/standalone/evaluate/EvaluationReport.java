package dev.classmoji.standalone.evaluate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.classmoji.aggregator.report.HtmlPage;
import dev.classmoji.aggregator.report.ReportFolder;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;

/** The figures as files: for programs, and as a page. */
record EvaluationReport(Metrics metrics, Examples examples) {
  private static final List<String> PARTS =
      List.of(
          "report.css", "evaluation.css", "evaluation-confusion.html", "evaluation-examples.html");

  /**
   * Writes {@code metrics.json} and {@code report.html}, replacing earlier ones.
   *
   * @throws IOException with one line that says what could not be written and why
   */
  void writeTo(ReportFolder folder) throws IOException {
    var json =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(metrics);
    folder.write("metrics.json", out -> out.append(json).append('\n'));
    var page = new EvaluationPageBuilder(metrics, examples).build(ZonedDateTime.now());
    var html = new HtmlPage("evaluation.html", PARTS).render(page);
    folder.write("report.html", out -> out.write(html));
  }
}
