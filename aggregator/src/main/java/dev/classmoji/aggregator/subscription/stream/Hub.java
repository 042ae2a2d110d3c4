package dev.classmoji.aggregator.subscription.stream;

import dev.classmoji.aggregator.subscription.event.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;

/**
 * Where the one reader of the log's end meets all subscribers.
 *
 * <p>A subscriber is admitted, and joins once the last events kept here begin no later than what it
 * needs next: it is then given those that are new to it, and each one that follows, under the same
 * lock; so nothing is lost or doubled between the log and the present. One who needs older events
 * is handed to {@code history}, which reads them and calls {@link #join}. Thread-safe.
 */
public final class Hub {
  private final int most;
  private final int kept;
  private final ToIntBiFunction<String, Integer> partitioner;
  private final Consumer<Subscriber> history;
  private final Set<Subscriber> admitted = new HashSet<>();
  private final Set<Subscriber> live = new HashSet<>();
  private Recent recent;
  private int partitions;
  private boolean closed;

  /**
   * @param most subscribers at a time
   * @param kept events to keep for those who come back
   * @param partitioner the partition of a session, of so many
   * @param history takes those who need events that are not kept here; must not block
   */
  public Hub(
      int most,
      int kept,
      ToIntBiFunction<String, Integer> partitioner,
      Consumer<Subscriber> history) {
    this.most = most;
    this.kept = kept;
    this.partitioner = partitioner;
    this.history = history;
  }

  /** Takes a subscriber in; one too many is told so. False if it was not taken. */
  public synchronized boolean admit(Subscriber subscriber) {
    if (closed || admitted.size() >= most) {
      subscriber.close(closed ? Farewell.STOPPING : Farewell.TOO_MANY);
      return false;
    }
    admitted.add(subscriber);
    if (recent != null) {
      place(subscriber);
    }
    return true;
  }

  /** Its line has ended, whoever ended it. */
  public synchronized void leave(Subscriber subscriber) {
    admitted.remove(subscriber);
    live.remove(subscriber);
    subscriber.left();
  }

  /**
   * The log is followed from here on.
   *
   * @param partitions how many it has
   * @param end where it ends now
   */
  public synchronized void open(int partitions, Position end) {
    this.partitions = partitions;
    recent = new Recent(end, kept);
    List.copyOf(admitted).forEach(this::place);
  }

  /** The log cannot be followed on from where it was: those who know it so far must come back. */
  public synchronized void lose() {
    recent = null;
    endAll(Farewell.LOST);
  }

  private void place(Subscriber subscriber) {
    var partition =
        subscriber.run().isPresent()
            ? OptionalInt.of(partitioner.applyAsInt(subscriber.run().get(), partitions))
            : OptionalInt.empty();
    subscriber.place(partition, recent.end());
    if (!join(subscriber)) {
      history.accept(subscriber);
    }
  }

  /** The next event of the log; one that came before is passed over. */
  public synchronized void publish(Delivery delivery) {
    if (recent.add(delivery)) {
      live.forEach(subscriber -> subscriber.take(delivery));
    }
  }

  /** There is nothing more in a partition before an offset. */
  public synchronized void reach(int partition, long offset) {
    recent.reach(partition, offset);
    live.forEach(subscriber -> subscriber.reach(partition, offset));
  }

  /**
   * Lets a subscriber have the present, if it has all of the past: what is kept here begins no
   * later than what it needs next, ends no earlier, and what is new to it has room in its queue.
   */
  public synchronized boolean join(Subscriber subscriber) {
    if (recent == null
        || !admitted.contains(subscriber)
        || !recent.covers(subscriber, subscriber.partitions(partitions))
        || recent.newTo(subscriber) > subscriber.room() / 2) { // the present must find room too
      return false;
    }
    recent.replay(subscriber);
    var end = recent.end();
    subscriber.partitions(partitions).forEach(p -> subscriber.reach(p, end.next(p)));
    live.add(subscriber);
    return true;
  }

  /** Whether a subscriber has more than what was published here: another reader was faster. */
  public synchronized boolean isBehind(Subscriber subscriber) {
    return recent != null
        && subscriber.partitions(partitions).stream()
            .anyMatch(partition -> recent.end().next(partition) < subscriber.next(partition));
  }

  /** The partitions that a subscriber reads. */
  public synchronized List<Integer> partitions(Subscriber subscriber) {
    return subscriber.partitions(partitions);
  }

  /** Gives all a sign of life, and up those who take nothing. */
  public void beat() {
    all().forEach(Subscriber::beat);
  }

  /** How many subscribers there are. */
  public int size() {
    return all().size();
  }

  private synchronized List<Subscriber> all() {
    return new ArrayList<>(admitted);
  }

  /** Says farewell to all, and to whoever still comes. */
  public synchronized void close() {
    closed = true;
    endAll(Farewell.STOPPING);
  }

  private void endAll(Farewell farewell) {
    List.copyOf(admitted).forEach(subscriber -> subscriber.close(farewell));
    admitted.clear();
    live.clear();
  }
}
