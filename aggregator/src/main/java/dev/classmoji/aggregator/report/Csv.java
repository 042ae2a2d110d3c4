package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.EpochMicros;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/** Writes comma-separated lines (RFC 4180) that a spreadsheet takes for what they say. */
final class Csv {
  private static final Pattern PLAIN = Pattern.compile("(?![=+@-])[^,\"\r\n]*");
  private static final Pattern FORMULA = Pattern.compile("[=+@\t\r-].*", Pattern.DOTALL);

  private final Writer out;
  private boolean lineBegun;

  Csv(Writer out) {
    this.out = out;
  }

  /**
   * @throws IllegalArgumentException if the value would need quoting, or could be taken for a
   *     formula by a spreadsheet
   */
  Csv cell(String value) throws IOException {
    if (!PLAIN.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' cannot stand in a CSV unquoted".formatted(value));
    }
    return raw(value);
  }

  /** What a person wrote: quoted if need be; after a ' what could be taken for a formula. */
  Csv text(String value) throws IOException {
    var text = FORMULA.matcher(value).matches() ? "'" + value : value;
    return raw(PLAIN.matcher(text).matches() ? text : '"' + text.replace("\"", "\"\"") + '"');
  }

  Csv cell(long value) throws IOException {
    return raw(Long.toString(value));
  }

  /**
   * A number in fixed point.
   *
   * @param units how many units of the last decimal place, e.g. 8123 for 0.8123
   * @param decimals how many decimal places, at least 1
   */
  Csv cell(long units, int decimals) throws IOException {
    var digits = Long.toString(Math.abs(units));
    var padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
    int point = padded.length() - decimals;
    var sign = units < 0 ? "-" : "";
    return raw(sign + padded.substring(0, point) + '.' + padded.substring(point));
  }

  /** A wall clock, microseconds since the epoch, as ISO 8601 in UTC; empty for null. */
  Csv time(Long micros) throws IOException {
    return micros == null ? empty() : cell(EpochMicros.utc(micros));
  }

  Csv empty() throws IOException {
    return raw("");
  }

  void endLine() throws IOException {
    out.write('\n');
    lineBegun = false;
  }

  private Csv raw(String value) throws IOException {
    if (lineBegun) {
      out.write(',');
    }
    out.write(value);
    lineBegun = true;
    return this;
  }
}
