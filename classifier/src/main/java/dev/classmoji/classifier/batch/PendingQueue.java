package dev.classmoji.classifier.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Everything that has arrived and not left, in arrival order: crops, which wait for the model, and
 * settled items, which only wait for their turn. Not thread-safe.
 *
 * @param <T> an item
 */
public final class PendingQueue<T> {
  private record Entry<T>(T item, boolean crop, long arrivedNanos) {}

  private final Queue<Entry<T>> entries = new ArrayDeque<>();
  private int crops;

  /** Appends an item that needs the model. */
  public void addCrop(T item, long nowNanos) {
    entries.add(new Entry<>(item, true, nowNanos));
    crops++;
  }

  /** Appends an item that can leave as soon as everything before it has. */
  public void addSettled(T item) {
    entries.add(new Entry<>(item, false, 0));
  }

  /** How many crops wait. */
  public int crops() {
    return crops;
  }

  /** How long the first waiting crop has waited; 0 if none does. */
  public long waitedNanos(long nowNanos) {
    return entries.stream()
        .filter(Entry::crop)
        .findFirst()
        .map(first -> nowNanos - first.arrivedNanos())
        .orElse(0L);
  }

  /**
   * Removes the longest head of the queue that holds at most {@code maxCrops} crops: with 0 what
   * can leave without the model, with a batch's size the batch and all that leaves with it.
   */
  public List<T> take(int maxCrops) {
    var head = new ArrayList<T>();
    int taken = 0;
    while (!entries.isEmpty() && !(entries.peek().crop() && taken == maxCrops)) {
      var entry = entries.remove();
      if (entry.crop()) {
        taken++;
      }
      head.add(entry.item());
    }
    crops -= taken;
    return head;
  }

  /** Removes and returns the items that {@code unwanted} holds of. */
  public List<T> drop(Predicate<T> unwanted) {
    var dropped = entries.stream().filter(entry -> unwanted.test(entry.item())).toList();
    entries.removeIf(entry -> unwanted.test(entry.item()));
    crops -= (int) dropped.stream().filter(Entry::crop).count();
    return dropped.stream().map(Entry::item).toList();
  }
}
