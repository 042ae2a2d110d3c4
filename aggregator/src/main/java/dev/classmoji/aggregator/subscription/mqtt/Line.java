package dev.classmoji.aggregator.subscription.mqtt;

import java.util.List;

/** A connection to a broker. */
interface Line extends AutoCloseable {

  /** How many publications the broker takes before it acknowledges the first. */
  int most();

  /**
   * Publishes in this order and waits until all are acknowledged, or one is not.
   *
   * @return how many are, from the first on; if fewer than were given, the line is of no use any
   *     more
   */
  int publish(List<Publication> publications);

  /** Whether it has not broken, as far as is known; a silent broker is found out in time. */
  boolean isUp();

  @Override
  void close();
}
