package dev.classmoji.aggregator.dashboard.board;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a page knows of a session that has taken update after update in. */
final class Replica {
  private final SortedMap<String, StudentView> students = new TreeMap<>();
  private final List<List<Integer>> columns = new ArrayList<>();
  private int secondsPerColumn;
  private SessionDetails details;
  private ClassSecond latest;
  private Double again;
  private long version;

  void update(Board board, String session) {
    board.since(session, version).ifPresent(this::take);
  }

  private void take(SessionUpdate update) {
    if (update.after() == 0) {
      students.clear();
      columns.clear();
      latest = null;
    }
    version = update.version();
    again = update.again();
    update.gone().forEach(students::remove);
    update.students().forEach(student -> students.put(student.id(), student));
    details = update.details() == null ? details : update.details();
    latest = update.latest() == null ? latest : update.latest();
    if (update.mood() != null) {
      columns.subList(update.mood().from(), columns.size()).clear();
      columns.addAll(update.mood().columns());
      secondsPerColumn = update.mood().secondsPerColumn();
    }
  }

  /** The same as the board tells who asks for the first time. */
  SessionUpdate whole(String session) {
    return new SessionUpdate(
        session,
        0,
        version,
        details,
        List.copyOf(students.values()),
        List.of(),
        latest,
        columns.isEmpty() ? null : new MoodView(secondsPerColumn, 0, List.copyOf(columns)),
        again);
  }
}
