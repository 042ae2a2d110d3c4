package dev.classmoji.aggregator;

import java.util.Optional;

/** How soon open pages have shown the emoji of a session. */
public interface DisplayTimes {

  /**
   * From a picture's decoding until a page had said that its emoji is drawn, milliseconds to two
   * digits: the way of that message is part of it.
   */
  record Percentiles(long count, double p50, double p95, double p99, double max) {}

  /** Empty if no page said that it has drawn any, or the session is forgotten. */
  Optional<Percentiles> of(String session);
}
