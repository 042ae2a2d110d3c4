package dev.classmoji.aggregator.dashboard.feed;

/** Where the board's records come from. */
public interface Feed extends AutoCloseable {

  /** Begins; returns at once. */
  void start();

  /** Whether the board has all that it should have by now, so that pages may come. */
  boolean isCurrent();

  /** How many records could not be read. */
  long unreadable();

  /** Ends it. */
  @Override
  void close();
}
