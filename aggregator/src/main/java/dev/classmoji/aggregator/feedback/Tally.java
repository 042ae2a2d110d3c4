package dev.classmoji.aggregator.feedback;

import dev.classmoji.schemas.Showing;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many students show each state.
 *
 * @param counts nine numbers in the order of {@link Showing}
 */
public record Tally(List<Integer> counts) {
  private static final int STATES = Showing.values().length;

  /** Nobody. */
  public static final Tally EMPTY = new Tally(Collections.nCopies(STATES, 0));

  public Tally {
    if (counts.size() != STATES) {
      throw new IllegalArgumentException("nine counts expected, not " + counts.size());
    }
    counts = List.copyOf(counts);
  }

  /** Counts the states of students. */
  public static Tally of(Collection<StudentState> students) {
    var counts = new Integer[STATES];
    Arrays.fill(counts, 0);
    students.forEach(student -> counts[student.showing().ordinal()]++);
    return new Tally(List.of(counts));
  }

  public Tally plus(Tally other) {
    return new Tally(
        IntStream.range(0, STATES).mapToObj(i -> counts.get(i) + other.counts.get(i)).toList());
  }

  public int known() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  public int present() {
    return known() - counts.get(Showing.AWAY.ordinal());
  }
}
