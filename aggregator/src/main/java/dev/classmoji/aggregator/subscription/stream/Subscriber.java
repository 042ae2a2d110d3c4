package dev.classmoji.aggregator.subscription.stream;

import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Position;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One subscriber: what waits to be sent, and how far in the log that goes.
 *
 * <p>Whoever hands on events only puts them in the queue; the line's own thread takes them out,
 * several at once if they wait. The queue is bounded: one who does not keep up is told so and cut
 * off, and nobody waits for that. Thread-safe.
 */
public final class Subscriber {
  private static final int MOST_AT_ONCE = 64;
  private static final int PATIENCE_BEATS = 2;

  private final Filter filter;
  private final Line line;
  private final int most;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private Position position;
  private OptionalInt partition = OptionalInt.empty();
  private boolean scheduled;
  private boolean closed;
  private int beatsWithoutProgress;

  /**
   * @param start from where on; empty for from now on
   * @param most messages that may wait
   */
  public Subscriber(Filter filter, Optional<Position> start, Line line, int most) {
    this.filter = filter;
    this.position = start.orElse(null);
    this.line = line;
    this.most = most;
  }

  /** The session it is about, if it is one. */
  Optional<String> run() {
    return filter.run();
  }

  /**
   * From here on it knows in which partitions its events are, and where it stands.
   *
   * @param partition the only one it reads; empty for all
   * @param now where the log ends
   */
  synchronized void place(OptionalInt partition, Position now) {
    this.partition = partition;
    var start = position == null ? now : position;
    position = partition.isPresent() ? start.only(partition.getAsInt()) : start;
    enqueue(new Message.Beat(position)); // whoever is cut off before a first event can resume too
  }

  /** The partitions it reads, of so many. */
  public synchronized List<Integer> partitions(int count) {
    return partition.isPresent()
        ? List.of(partition.getAsInt())
        : IntStream.range(0, count).boxed().toList();
  }

  /** The offset that it is given next of a partition. */
  public synchronized long next(int partition) {
    return position.next(partition);
  }

  /** How many more messages may wait. */
  synchronized int room() {
    return most - waiting.size();
  }

  /**
   * Waits until more than half of the queue is free, or it is closed.
   *
   * @return false if that took too long, and it was cut off
   */
  public synchronized boolean awaitRoom(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!closed && waiting.size() > most / 2) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        close(Farewell.TOO_SLOW);
        return false;
      }
      wait(millis);
    }
    return !closed;
  }

  /**
   * The next event of the log; one that it was given before, or did not ask for, is passed over.
   */
  public synchronized void take(Delivery delivery) {
    if (isNew(delivery)) {
      position = position.after(delivery.found().place());
      if (filter.matches(delivery.found().event())) {
        enqueue(new Message.Event(position, delivery.json()));
      }
    }
  }

  /** Whether it asked for this event and was not given it yet. */
  synchronized boolean lacks(Delivery delivery) {
    return isNew(delivery) && filter.matches(delivery.found().event());
  }

  private boolean isNew(Delivery delivery) {
    var place = delivery.found().place();
    return reads(place.partition()) && place.offset() >= position.next(place.partition());
  }

  /** There is nothing for it in a partition before an offset, which is not less than the last. */
  public synchronized void reach(int partition, long offset) {
    if (reads(partition) && offset > position.next(partition)) {
      position = position.withNext(partition, offset);
    }
  }

  /** What comes next of a partition is not there: it goes on at another offset, and is told so. */
  public synchronized void skip(int partition, long to) {
    long from = position.next(partition);
    position = position.withNext(partition, to);
    if (from > 0) {
      enqueue(new Message.Gap(position, partition, from, to));
    }
  }

  /**
   * Gives a sign of life, after what waits; one who took nothing since the last ones is cut off.
   */
  synchronized void beat() {
    if (!waiting.isEmpty() && ++beatsWithoutProgress > PATIENCE_BEATS) {
      close(Farewell.TOO_SLOW);
    } else if (waiting.isEmpty() && position != null) {
      enqueue(new Message.Beat(position));
    }
  }

  private boolean reads(int partition) {
    return this.partition.isEmpty() || this.partition.getAsInt() == partition;
  }

  private void enqueue(Message message) {
    if (closed) {
      return;
    }
    if (waiting.size() >= most) {
      close(Farewell.TOO_SLOW);
      return;
    }
    waiting.add(message);
    schedule();
  }

  /** The line takes more again. */
  public synchronized void drained() {
    schedule();
  }

  private void schedule() {
    if (!scheduled && !closed) {
      scheduled = true;
      line.execute(this::send);
    }
  }

  private void send() {
    for (var batch = batch(); !batch.isEmpty(); batch = batch()) {
      line.send(batch);
    }
  }

  private synchronized List<Message> batch() {
    var batch = new ArrayList<Message>();
    if (!closed && !line.isFull()) {
      while (batch.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
        batch.add(waiting.poll());
      }
    }
    if (batch.isEmpty()) {
      scheduled = false;
    } else {
      beatsWithoutProgress = 0;
      notifyAll();
    }
    return batch;
  }

  /** Ends it, and says why. */
  public synchronized void close(Farewell farewell) {
    if (!closed) {
      left();
      line.execute(() -> line.close(farewell));
    }
  }

  /** Its line has ended. */
  synchronized void left() {
    closed = true;
    waiting.clear();
    notifyAll();
  }

  public synchronized boolean isClosed() {
    return closed;
  }
}
