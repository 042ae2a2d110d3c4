package dev.classmoji.schemas;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** A moment as messages carry it: microseconds since the epoch, UTC. */
public final class EpochMicros {
  private static final long NANOS = TimeUnit.MICROSECONDS.toNanos(1);

  private EpochMicros() {}

  /** The microsecond in which a moment lies, also before the epoch. */
  public static long of(Instant moment) {
    return Math.addExact(
        Math.multiplyExact(moment.getEpochSecond(), TimeUnit.SECONDS.toMicros(1)),
        moment.getNano() / NANOS);
  }

  /** Where a microsecond begins. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** ISO 8601 in UTC, as its Z says; null for null. */
  public static String utc(Long micros) {
    return micros == null ? null : instant(micros).toString();
  }
}
