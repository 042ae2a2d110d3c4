package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.Showing;

/** What one student showed in the last minute of media time, second by second. */
final class Trend {
  static final int SECONDS = 60;
  private static final char SILENT = '-';

  private final StringBuilder shown = new StringBuilder(SECONDS);
  private long last = -1;

  /** A second that comes again changes nothing. */
  void add(long second, Showing showing) {
    if (second <= last) {
      return;
    }
    long silent = shown.isEmpty() ? 0 : Math.min(SECONDS, second - last - 1);
    shown.append(String.valueOf(SILENT).repeat((int) silent)).append(showing.ordinal());
    shown.delete(0, Math.max(0, shown.length() - SECONDS));
    last = second;
  }

  @Override
  public String toString() {
    return shown.toString();
  }
}
