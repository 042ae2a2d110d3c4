package dev.classmoji.standalone.score;

import dev.classmoji.standalone.score.Reported.Event;
import dev.classmoji.standalone.score.Reported.StudentSecond;
import dev.classmoji.standalone.score.Truth.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds a report to the truth of its recording.
 *
 * @param people for each student id, at how many seconds it was on each person
 * @param accuracy per student-second, seconds within {@link #SETTLE} after a change left out
 * @param changeSeconds for each true change that the emoji followed, sorted, seconds until it did
 * @param changesMissed true changes that the emoji did not follow before the next one
 * @param dwellSeconds how long each emoji stayed, sorted; the last of each student is not counted
 */
public record Score(
    Map<String, Map<String, Integer>> people,
    Accuracy accuracy,
    List<Double> changeSeconds,
    long changesMissed,
    List<Double> dwellSeconds) {
  /** Seconds after a change that are not judged. */
  public static final double SETTLE = 2;

  private static final double SAME_FACE = 0.3;

  /** Judges a report. */
  public static Score of(Reported reported, Truth truth) {
    var people = people(reported, truth);
    var personOf = new TreeMap<String, String>();
    people.forEach((student, counts) -> personOf.put(student, mostOften(counts)));
    var changes = changes(reported, truth, personOf);
    return new Score(
        people,
        accuracy(reported, truth, personOf),
        changes.stream().filter(seconds -> !seconds.isInfinite()).toList(),
        changes.stream().filter(seconds -> seconds.isInfinite()).count(),
        dwells(reported));
  }

  /** Whether each id is one person throughout and no person has two ids. */
  public boolean oneIdPerPerson() {
    var persons = people.values().stream().map(Score::mostOften).collect(Collectors.toSet());
    return persons.size() == people.size()
        && people.values().stream().allMatch(counts -> counts.size() == 1);
  }

  /** The nearest-rank percentile of sorted values. */
  public static double percentile(List<Double> sorted, double percent) {
    return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
  }

  private static Map<String, Map<String, Integer>> people(Reported reported, Truth truth) {
    var people = new TreeMap<String, Map<String, Integer>>();
    for (var row : reported.seconds()) {
      if (row.box().isPresent()) {
        people
            .computeIfAbsent(row.student(), student -> new TreeMap<>())
            .merge(personAt(row, truth), 1, Integer::sum);
      }
    }
    return people;
  }

  private static String personAt(StudentSecond row, Truth truth) {
    var best = "nobody";
    double bestOverlap = SAME_FACE;
    for (var face : truth.faces().getOrDefault(row.second(), List.of())) {
      double overlap = face.box().overlap(row.box().orElseThrow());
      if (overlap > bestOverlap) {
        bestOverlap = overlap;
        best = face.person();
      }
    }
    return best;
  }

  /** Every settled second of every person counts; one without a row is wrong. */
  private static Accuracy accuracy(Reported reported, Truth truth, Map<String, String> personOf) {
    var shown = new TreeMap<String, String>();
    for (var row : reported.seconds()) {
      shown.put(personOf.get(row.student()) + "@" + row.second(), row.expression());
    }
    var accuracy = new Accuracy();
    for (var faces : truth.faces().values()) {
      for (var face : faces) {
        if (truth.settled(face.person(), face.second(), SETTLE)) {
          var row = shown.get(face.person() + "@" + face.second());
          accuracy.count(face.person(), face.expression(), face.expression().equals(row));
        }
      }
    }
    return accuracy;
  }

  private static List<Double> changes(
      Reported reported, Truth truth, Map<String, String> personOf) {
    var seconds = new ArrayList<Double>();
    truth
        .spans()
        .forEach(
            (person, spans) ->
                spans.stream()
                    .filter(span -> span.start() > 0)
                    .map(span -> delay(span, eventsOf(person, reported, personOf)))
                    .forEach(seconds::add));
    Collections.sort(seconds);
    return seconds;
  }

  private static List<Event> eventsOf(
      String person, Reported reported, Map<String, String> personOf) {
    return reported.events().stream()
        .filter(event -> person.equals(personOf.get(event.student())))
        .toList();
  }

  /** Zero if the emoji was there already, after a misreading; infinite if it never came. */
  private static double delay(Span change, List<Event> events) {
    var before = "";
    for (var event : events) {
      if (event.since() < change.start()) {
        before = event.to();
      } else if (event.since() < change.end() && event.to().equals(change.expression())) {
        return before.equals(change.expression()) ? 0 : event.since() - change.start();
      }
    }
    return before.equals(change.expression()) ? 0 : Double.POSITIVE_INFINITY;
  }

  private static List<Double> dwells(Reported reported) {
    var dwells = new ArrayList<Double>();
    reported.events().stream()
        .collect(Collectors.groupingBy(Event::student))
        .values()
        .forEach(
            events -> {
              for (int i = 1; i < events.size(); i++) {
                dwells.add(events.get(i).since() - events.get(i - 1).since());
              }
            });
    Collections.sort(dwells);
    return dwells;
  }

  private static String mostOften(Map<String, Integer> counts) {
    return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }
}
