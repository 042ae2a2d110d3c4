package dev.classmoji.aggregator.report;

import java.util.Locale;

/** Numbers as a person reads them. */
public final class Wording {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private Wording() {}

  /** A point of media time: 0:07, 12:30, 1:02:03. */
  public static String clock(long seconds) {
    return seconds < HOUR
        ? "%d:%02d".formatted(seconds / MINUTE, seconds % MINUTE)
        : "%d:%02d:%02d".formatted(seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
  }

  /** A length of time: 7 s, 12 min 30 s, 1 h 2 min. */
  static String duration(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return join(seconds / MINUTE + " min", seconds % MINUTE, "s");
    }
    return join(seconds / HOUR + " h", seconds % HOUR / MINUTE, "min");
  }

  private static String join(String major, long minor, String unit) {
    return minor == 0 ? major : major + ' ' + minor + ' ' + unit;
  }

  /** A share of one: "34 %"; "under 1 %" rather than a zero that is none. */
  static String percent(double share) {
    long percent = Math.round(100 * share);
    return percent == 0 && share > 0 ? "under 1 %" : percent + " %";
  }

  /** "1 student", "12,345 students". */
  static String count(long number, String one, String many) {
    return number(number) + ' ' + (number == 1 ? one : many);
  }

  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** At most one decimal: 4, 3.5. */
  static String decimal(double number) {
    long tenths = Math.round(10 * number);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
  }

  /** A latency: "85 ms", "1.2 s". */
  static String millis(double millis) {
    return millis < 1000 ? Math.round(millis) + " ms" : decimal(millis / 1000) + " s";
  }
}
