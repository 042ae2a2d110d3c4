package dev.classmoji.aggregator.report;

import java.util.Optional;

/**
 * What the dashboard beside a session measured of it: of that the topics say nothing.
 *
 * @param received from a picture's decoding until its committed emoji event was received
 * @param shown from a picture's decoding until a page had said that its emoji is drawn
 */
public record DashboardLatency(
    Optional<Summary.Percentiles> received, Optional<Summary.Percentiles> shown) {
  /** There was none. */
  public static final DashboardLatency NONE =
      new DashboardLatency(Optional.empty(), Optional.empty());
}
