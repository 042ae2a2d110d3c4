package dev.classmoji.aggregator.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The wall clock of the computer that took a session in, as files and people read it. */
final class CaptureClock {
  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

  private CaptureClock() {}

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** ISO 8601 in UTC, as its Z says; null for null. */
  static String utc(Long micros) {
    return micros == null ? null : instant(micros).toString();
  }

  /** For a person: day and time in a zone, which it names. */
  static String spoken(Instant when, ZoneId zone) {
    return SPOKEN.format(when.atZone(zone)) + " (time zone " + zone.getId() + ")";
  }
}
