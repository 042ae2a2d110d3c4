package dev.classmoji.aggregator.report;

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
 * A template that renders to one HTML document, which needs no script and no other file. Its
 * template engine is its own, so that a page can be made without a running application; every value
 * is escaped, save for the product's own drawings.
 */
public final class HtmlPage {
  private static final String FOLDER = "/templates/";

  private final Template template;

  /**
   * @param name of the template
   * @param parts other templates that it includes
   */
  public HtmlPage(String name, List<String> parts) {
    var engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    parts.forEach(part -> engine.putTemplate(part, parse(engine, part)));
    template = parse(engine, name);
  }

  private static Template parse(Engine engine, String name) {
    try (var in = HtmlPage.class.getResourceAsStream(FOLDER + name)) {
      return engine.parse(
          new String(in.readAllBytes(), UTF_8), Variant.forContentType(Variant.TEXT_HTML), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document with {@code page} in it, under that name. */
  public String render(Object page) {
    return template.data("page", page).render();
  }
}
