package dev.classmoji.aggregator.dashboard.live;

import dev.classmoji.aggregator.dashboard.board.SessionUpdate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which events one page was told of as news, and has not said yet that it has drawn them: of each
 * student the last one at most. Not thread-safe.
 */
final class Receipts {
  private final Map<String, String> told = new HashMap<>();
  private final Set<String> due = new HashSet<>();

  /** The page is told this. Of a whole state nobody knows how long it has been so. */
  void told(SessionUpdate update) {
    boolean whole = update.after() == 0;
    if (whole) {
      clear();
    }
    for (var student : update.students()) {
      var event = student.event();
      if (event != null && !event.equals(told.put(student.id(), event)) && !whole) {
        due.add(student.id());
      }
    }
  }

  /** Whether the page may say so of this event; at most once. */
  boolean take(String student, String event) {
    return event != null && event.equals(told.get(student)) && due.remove(student);
  }

  /** The page sees another session from now on. */
  void clear() {
    told.clear();
    due.clear();
  }
}
