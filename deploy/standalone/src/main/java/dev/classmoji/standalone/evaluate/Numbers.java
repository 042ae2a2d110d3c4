package dev.classmoji.standalone.evaluate;

import java.util.Locale;

/** Figures as a person reads them. */
final class Numbers {

  private Numbers() {}

  /** A share of one: 64.9 %. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A share of one without decimals: 65 %. */
  static String wholePercent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** An interval of shares: 63.3 to 66.4 %. */
  static String percents(Interval interval) {
    return String.format(
        Locale.ROOT, "%.1f to %.1f %%", 100 * interval.low(), 100 * interval.high());
  }

  /** Three decimals: 0.966. */
  static String thousandths(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  /** 3,589. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
