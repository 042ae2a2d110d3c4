package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the moments when the class changed: where what the students showed over the seconds before
 * and over the seconds after differs most. The difference is the share of students whose state
 * would have to change to turn one into the other (total variation).
 */
final class Moments {
  private static final double LEAST_SHARE = 0.2;
  private static final int MOST_MOMENTS = 8;
  private static final int SHORTEST_WINDOW = 3;
  private static final int LONGEST_WINDOW = 30;
  private static final int WINDOWS_IN_A_SESSION = 12;
  private static final int STATES = Showing.values().length;

  /**
   * A moment.
   *
   * @param second media time of the first second after the change
   * @param share of the class that changed, 0..1
   * @param more the state that gained most
   * @param less the state that lost most
   * @param before students per state before, on average, in the order of {@link Showing}
   * @param after the same after it
   */
  record Moment(
      long second, double share, Showing more, Showing less, double[] before, double[] after) {}

  private Moments() {}

  /**
   * @param seconds in ascending order
   * @return in order of time
   */
  static List<Moment> of(List<ClassSecond> seconds) {
    int window = window(seconds.size());
    var candidates = new ArrayList<Moment>();
    for (int at = window; at + window <= seconds.size(); at++) {
      var moment =
          moment(
              seconds.get(at).second(),
              mean(seconds.subList(at - window, at)),
              mean(seconds.subList(at, at + window)));
      if (moment.share() >= LEAST_SHARE) {
        candidates.add(moment);
      }
    }
    candidates.sort(Comparator.comparingDouble(Moment::share).reversed());
    return apart(candidates, 2 * window);
  }

  private static int window(int seconds) {
    return Math.min(LONGEST_WINDOW, Math.max(SHORTEST_WINDOW, seconds / WINDOWS_IN_A_SESSION));
  }

  /** The greatest ones, none nearer to another than {@code distance} seconds. */
  private static List<Moment> apart(List<Moment> greatestFirst, long distance) {
    var chosen = new ArrayList<Moment>();
    for (var moment : greatestFirst) {
      boolean free =
          chosen.stream().allMatch(it -> Math.abs(it.second() - moment.second()) >= distance);
      if (free && chosen.size() < MOST_MOMENTS) {
        chosen.add(moment);
      }
    }
    chosen.sort(Comparator.comparingLong(Moment::second));
    return chosen;
  }

  private static double[] mean(List<ClassSecond> seconds) {
    var mean = new double[STATES];
    for (var second : seconds) {
      for (int state = 0; state < STATES; state++) {
        mean[state] += (double) second.showing().get(state) / seconds.size();
      }
    }
    return mean;
  }

  private static Moment moment(long second, double[] before, double[] after) {
    int more = 0;
    int less = 0;
    double change = 0;
    double known = 0;
    for (int state = 0; state < STATES; state++) {
      double gain = after[state] - before[state];
      more = gain > after[more] - before[more] ? state : more;
      less = gain < after[less] - before[less] ? state : less;
      change += Math.abs(gain) / 2;
      known += after[state];
    }
    var states = Showing.values();
    return new Moment(
        second, known > 0 ? change / known : 0, states[more], states[less], before, after);
  }
}
