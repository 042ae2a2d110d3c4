package dev.classmoji.aggregator;

import java.util.Optional;

/** How soon the dashboard received the emoji events of a session, and open pages showed them. */
public interface DashboardTimes {

  /** Milliseconds to two digits. */
  record Percentiles(long count, double p50, double p95, double p99, double max) {}

  /**
   * From a picture's decoding until its committed event was here; empty if none came while this
   * dashboard looked on, or the session is forgotten.
   */
  Optional<Percentiles> received(String session);

  /**
   * From a picture's decoding until a page had said that its emoji is drawn: the way of that
   * message is part of it. Empty if no page said so, or the session is forgotten.
   */
  Optional<Percentiles> shown(String session);
}
