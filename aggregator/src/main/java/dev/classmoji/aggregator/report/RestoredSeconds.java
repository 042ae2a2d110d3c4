package dev.classmoji.aggregator.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What compaction has taken of students' seconds, made again from what is kept for longer: a
 * student shows what the last event says, at each second of the class. Compaction takes from the
 * front, so that this ends with the first record that a student still has; one who has none turned
 * out to be another.
 */
final class RestoredSeconds {
  private RestoredSeconds() {}

  /**
   * @param kept what is left, by student; is completed
   * @param firstKept media time of the first record that each student still has, microseconds
   * @param changes in log order
   * @param classSeconds all that the class had, ascending
   * @return how many were made
   */
  static int complete(
      Map<String, StudentSeconds> kept,
      Map<String, Long> firstKept,
      Collection<Change> changes,
      Collection<Long> classSeconds) {
    int made = 0;
    for (var student : firstKept.entrySet()) {
      var own = changes.stream().filter(it -> it.student().equals(student.getKey())).toList();
      var whole = restored(own, student.getValue(), classSeconds);
      made += whole.size();
      if (whole.size() > 0) {
        whole.addAll(kept.getOrDefault(student.getKey(), new StudentSeconds()));
        kept.put(student.getKey(), whole);
      }
    }
    return made;
  }

  private static StudentSeconds restored(
      List<Change> changes, long untilMicros, Collection<Long> classSeconds) {
    var made = new StudentSeconds();
    int next = 0;
    for (long second : classSeconds) {
      long micros = TimeUnit.SECONDS.toMicros(second);
      while (next < changes.size() && changes.get(next).sinceMicros() <= micros) {
        next++;
      }
      if (next > 0 && micros < untilMicros) {
        var shown = changes.get(next - 1);
        made.add(second, shown.to(), shown.confidence(), null);
      }
    }
    return made;
  }
}
