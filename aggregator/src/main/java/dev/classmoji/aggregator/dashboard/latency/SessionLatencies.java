package dev.classmoji.aggregator.dashboard.latency;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * One session: the picture behind each student's last event, and how soon events were received and
 * seen.
 */
final class SessionLatencies {
  static final int MOST_STUDENTS = 500;
  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 2;

  private final Map<String, Event> last = new HashMap<>();
  private final LastMinute lastMinute = new LastMinute();
  private final Histogram received = histogram();
  private Histogram seen;

  private record Event(String place, long capturedAtMicros) {}

  void came(String student, String place, long capturedAtMicros, long receivedAfterMicros) {
    received.recordValue(Math.min(LONGEST_MICROS, receivedAfterMicros));
    if (last.size() < MOST_STUDENTS || last.containsKey(student)) {
      last.put(student, new Event(place, capturedAtMicros));
    }
  }

  /** The student's last event was no picture's doing: what was before it is over. */
  void forget(String student) {
    last.remove(student);
  }

  /** When the picture behind an event left the decoder; empty if it is not the student's last. */
  OptionalLong capturedAtMicros(String student, String place) {
    var event = last.get(student);
    return event != null && event.place().equals(place)
        ? OptionalLong.of(event.capturedAtMicros())
        : OptionalLong.empty();
  }

  void seen(long nowMillis, long micros) {
    lastMinute.add(nowMillis, micros);
    if (seen == null) {
      seen = histogram();
    }
    seen.recordValue(Math.min(LONGEST_MICROS, micros));
  }

  /** Some 30 kB. */
  private static Histogram histogram() {
    return new Histogram(LONGEST_MICROS, DIGITS);
  }

  Optional<RecentDelays> recent(long nowMillis) {
    return lastMinute.summed(nowMillis);
  }

  /** Microseconds, to two digits. */
  Histogram received() {
    return received;
  }

  /** Microseconds, to two digits; null if none was seen. */
  Histogram seen() {
    return seen;
  }
}
