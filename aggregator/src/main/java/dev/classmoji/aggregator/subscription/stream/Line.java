package dev.classmoji.aggregator.subscription.stream;

import java.util.List;

/**
 * What carries messages to one subscriber; all but {@link #execute} is called by its tasks alone.
 */
public interface Line {

  /** Runs a task soon, one at a time, in the order of the calls; never blocks. */
  void execute(Runnable task);

  /** Whether it takes nothing more for now; it says so when it does again. */
  boolean isFull();

  /** Sends messages, all at once. */
  void send(List<Message> messages);

  /** Ends it: what was sent before goes first, as far as the other side takes it. */
  void close(Farewell farewell);
}
