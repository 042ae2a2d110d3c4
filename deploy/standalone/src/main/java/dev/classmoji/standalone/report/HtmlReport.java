package dev.classmoji.standalone.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Renders a {@link ReportPage} as one HTML document that needs no script and no other file. Its
 * template engine is its own, so that a report can be made without a running application; every
 * value is escaped, save for the product's own drawings.
 */
final class HtmlReport {
  private static final String FOLDER = "/templates/";
  private static final String PAGE = "report.html";
  private static final List<String> PARTS =
      List.of(
          "report.css",
          "report-emoji.html",
          "report-class.html",
          "report-students.html",
          "report-notice.html");

  private final Template template;

  HtmlReport() {
    var engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    PARTS.forEach(part -> engine.putTemplate(part, parse(engine, part)));
    template = parse(engine, PAGE);
  }

  private static Template parse(Engine engine, String name) {
    try (var in = HtmlReport.class.getResourceAsStream(FOLDER + name)) {
      return engine.parse(
          new String(in.readAllBytes(), UTF_8), Variant.forContentType(Variant.TEXT_HTML), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String render(ReportPage page) {
    return template.data("page", page).render();
  }
}
