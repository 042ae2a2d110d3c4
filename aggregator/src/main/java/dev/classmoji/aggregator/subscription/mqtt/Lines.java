package dev.classmoji.aggregator.subscription.mqtt;

/** Connects to a broker. */
@FunctionalInterface
interface Lines {

  /**
   * Waits until the broker has taken the connection.
   *
   * @throws NoLineException if it does not in time
   */
  Line open() throws NoLineException;
}
