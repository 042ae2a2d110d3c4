package dev.classmoji.aggregator.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The wall clock of the computer that took a session in, as people read it. */
final class CaptureClock {
  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

  private CaptureClock() {}

  /** For a person: day and time in a zone, which it names. */
  static String spoken(Instant when, ZoneId zone) {
    return SPOKEN.format(when.atZone(zone)) + " (time zone " + zone.getId() + ")";
  }
}
