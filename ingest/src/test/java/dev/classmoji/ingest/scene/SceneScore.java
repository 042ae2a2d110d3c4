package dev.classmoji.ingest.scene;

import dev.classmoji.ingest.student.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Holds the sightings of a scene to its truth: who sits in which cell, and when. */
final class SceneScore {
  private static final int NOBODY = -1;

  private final Grid grid;
  private final List<Seat> seats;

  /** How often each student was each person, and the other way round; a person is a cell. */
  private final Map<String, Map<Integer, Integer>> peopleBehind = new TreeMap<>();

  private final Map<Integer, Map<String, Integer>> studentsOf = new TreeMap<>();
  private final Map<Integer, String> latest = new TreeMap<>();
  private int switches;
  private int sightings;
  private int toBeSeen;

  SceneScore(Grid grid, List<Seat> seats) {
    this.grid = grid;
    this.seats = seats;
  }

  /** Takes what was seen in one sampled frame. */
  void add(long micros, List<Sighting> frame) {
    toBeSeen += (int) seats.stream().filter(seat -> seat.seenAt(micros)).count();
    sightings += frame.size();
    for (Sighting sighting : frame) {
      int cell = grid.cellAt(sighting.face());
      int person = cell < seats.size() && seats.get(cell).seenAt(micros) ? cell : NOBODY;
      String student = sighting.student();
      count(peopleBehind, student, person);
      count(studentsOf, person, student);
      String before = latest.put(person, student);
      if (before != null && !before.equals(student)) {
        switches++;
      }
    }
  }

  /** Students found, by id. */
  Collection<String> ids() {
    return peopleBehind.keySet();
  }

  /** Students as whom the person in a cell was seen. */
  Collection<String> idsAt(int cell) {
    return studentsOf.getOrDefault(cell, Map.of()).keySet();
  }

  /** People who were seen as students. */
  long found() {
    return studentsOf.keySet().stream().filter(person -> person != NOBODY).count();
  }

  /** How often a person was seen under another id than before. */
  int switches() {
    return switches;
  }

  /** Sightings, as a share of all faces that were to be seen in the sampled frames. */
  double seen() {
    return (double) sightings / toBeSeen;
  }

  /** The least share of a student's sightings that are of one person. */
  double purityOfStudents() {
    return purity(peopleBehind);
  }

  /** The least share of a person's sightings that are under one id. */
  double purityOfPeople() {
    return purity(studentsOf);
  }

  /** All figures in one line. */
  String line(String scene) {
    return String.format(
        Locale.ROOT,
        "scene %-22s: found %d of %d as %d ids, switches %d, purity %.3f of students %.3f of"
            + " people, seen %.1f %%",
        scene,
        found(),
        seats.size(),
        ids().size(),
        switches,
        purityOfStudents(),
        purityOfPeople(),
        100 * seen());
  }

  private static <K, V> void count(Map<K, Map<V, Integer>> counts, K of, V what) {
    counts.computeIfAbsent(of, key -> new TreeMap<>()).merge(what, 1, Integer::sum);
  }

  private static <K, V> double purity(Map<K, Map<V, Integer>> counts) {
    return counts.values().stream()
        .mapToDouble(each -> shareOfLargest(each.values()))
        .min()
        .orElse(0);
  }

  private static double shareOfLargest(Collection<Integer> counts) {
    int all = counts.stream().mapToInt(Integer::intValue).sum();
    int largest = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return (double) largest / all;
  }
}
