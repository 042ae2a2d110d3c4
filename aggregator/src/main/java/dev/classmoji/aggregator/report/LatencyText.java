package dev.classmoji.aggregator.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The latencies of a session for a person: a line for each stage, and for all of them together;
 * then what is known of each live source's pictures before.
 */
final class LatencyText {

  /**
   * @param name one or two words
   * @param meaning from where to where
   * @param percentiles milliseconds
   */
  record Row(String name, String meaning, Summary.Percentiles percentiles) {}

  private LatencyText() {}

  /** In the order of the data's way; what was not measured is left out. */
  static List<Row> rows(Summary.Latency latency) {
    return Stream.of(
            new Row("publish", "picture decoded → its faces in Kafka", latency.publishMillis()),
            new Row("infer", "in Kafka → read by the model", latency.inferMillis()),
            new Row("emit", "read → emoji event appended in Kafka", latency.emitMillis()),
            new Row(
                "event",
                "picture decoded → emoji event appended in Kafka",
                latency.captureToEventMillis()),
            new Row(
                "received",
                "picture decoded → emoji event committed and received",
                latency.captureToReceivedMillis()),
            new Row(
                "display", "picture decoded → emoji on the screen", latency.captureToShownMillis()))
        .filter(row -> row.percentiles() != null)
        .toList();
  }

  /** By source; what was not measured is left out. */
  static List<Row> rows(List<Summary.Source> sources) {
    return sources.stream()
        .filter(source -> source.live() != null)
        .flatMap(
            source ->
                Stream.of(
                    new Row(
                        source.id(), "data here → picture decoded", source.live().decoderMillis()),
                    new Row(
                        source.id(),
                        "data later than the earliest, by the sender’s clock",
                        source.live().lateMillis())))
        .filter(row -> row.percentiles() != null)
        .toList();
  }

  /** Plain text, with headings; none if nothing was measured. */
  static List<String> lines(Summary summary) {
    return Stream.concat(
            lines("latency, ms      p50      p95      p99      max", rows(summary.latency())),
            lines("before that, by source", rows(summary.session().sources())))
        .toList();
  }

  private static Stream<String> lines(String heading, List<Row> rows) {
    return rows.isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of(heading), rows.stream().map(LatencyText::line));
  }

  private static String line(Row row) {
    var millis = row.percentiles();
    return String.format(
        Locale.ROOT,
        "  %-9s %8.1f %8.1f %8.1f %8.1f  %s",
        row.name(),
        millis.p50(),
        millis.p95(),
        millis.p99(),
        millis.max(),
        row.meaning());
  }
}
