package dev.classmoji.aggregator.subscription.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Those whose lines have not ended, whether or not they were said farewell. Thread-safe.
 *
 * <p>A farewell takes its time: the line sends what comes before it, and the other side answers.
 */
public final class Served {
  private final Set<Subscriber> subscribers = new HashSet<>();

  public synchronized void add(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  /** Its line has ended, whoever ended it. */
  public synchronized void remove(Subscriber subscriber) {
    subscribers.remove(subscriber);
    notifyAll();
  }

  /**
   * Waits until no line is left.
   *
   * @return false if that takes longer than is waited for
   */
  public synchronized boolean awaitNone(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!subscribers.isEmpty()) {
      long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }
}
