package dev.classmoji.aggregator.subscription.event;

import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How far a subscriber has come: the last place passed in each partition, written {@code
 * 0-17.2-1234}. What is not named was not begun; {@code start} names nothing. A subscriber to one
 * session reads one partition, so that its position is the last event's {@link Place}. Immutable.
 */
public final class Position {
  /** Before everything. */
  public static final Position START = new Position(new TreeMap<>());

  private static final String NOTHING = "start";
  private static final String SEPARATOR = ".";
  private static final int LONGEST = 8_192;
  private static final Pattern TEXT = Pattern.compile("\\d{1,6}-\\d{1,18}(\\.\\d{1,6}-\\d{1,18})*");

  private final SortedMap<Integer, Long> last;

  private Position(SortedMap<Integer, Long> last) {
    this.last = last;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is no position; the message is one line for a person
   */
  public static Position parse(String text) {
    if (text.equals(NOTHING)) {
      return START;
    }
    if (text.length() > LONGEST || !TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "that is no position: say the id of the last event, such as 2-1234, or start");
    }
    var last = new TreeMap<Integer, Long>();
    for (var place : text.split(Pattern.quote(SEPARATOR))) {
      int dash = place.indexOf('-');
      last.merge(
          Integer.valueOf(place.substring(0, dash)),
          Long.valueOf(place.substring(dash + 1)),
          Math::max);
    }
    return new Position(last);
  }

  /** The offset that comes next in a partition; 0 if it was not begun. */
  public long next(int partition) {
    var passed = last.get(partition);
    return passed == null ? 0 : passed + 1;
  }

  /** This position once a place, too, is passed. */
  public Position after(Place place) {
    return withNext(place.partition(), place.offset() + 1);
  }

  /**
   * This position with another offset that comes next in a partition.
   *
   * @param offset 0 or more
   */
  public Position withNext(int partition, long offset) {
    var moved = new TreeMap<>(last);
    if (offset == 0) {
      moved.remove(partition);
    } else {
      moved.put(partition, offset - 1);
    }
    return new Position(moved);
  }

  /** What it says of one partition alone. */
  public Position only(int partition) {
    return START.withNext(partition, next(partition));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position && last.equals(position.last);
  }

  @Override
  public int hashCode() {
    return last.hashCode();
  }

  @Override
  public String toString() {
    if (last.isEmpty()) {
      return NOTHING;
    }
    var text = new StringJoiner(SEPARATOR);
    last.forEach((partition, offset) -> text.add(partition + "-" + offset));
    return text.toString();
  }
}
