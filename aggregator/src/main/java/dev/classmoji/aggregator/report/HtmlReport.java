package dev.classmoji.aggregator.report;

import java.util.List;

/** Renders a {@link ReportPage}. */
final class HtmlReport {
  private final HtmlPage html =
      new HtmlPage(
          "report.html",
          List.of(
              "report.css",
              "report-emoji.html",
              "report-class.html",
              "report-students.html",
              "report-notice.html"));

  String render(ReportPage page) {
    return html.render(page);
  }
}
