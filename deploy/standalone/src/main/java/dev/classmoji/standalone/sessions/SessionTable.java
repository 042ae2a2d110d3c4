package dev.classmoji.standalone.sessions;

import dev.classmoji.schemas.SessionDescriptor;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Sets sessions out as lines of aligned columns, numbers to the right. */
final class SessionTable {
  private static final List<String> HEAD =
      List.of("SESSION", "STATE", "STARTED", "LENGTH", "STUDENTS");
  private static final int FIRST_NUMBER = 3;

  private SessionTable() {}

  /**
   * @param exclusive as in {@link SessionStore#exclusive}
   */
  static List<String> lines(List<SessionDescriptor> sessions, boolean exclusive, ZoneId zone) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    for (var session : sessions) {
      rows.add(
          List.of(
              session.getSession(),
              SessionWords.state(session, exclusive),
              SessionWords.time(SessionWords.startedAt(session), zone),
              SessionWords.length(session),
              SessionWords.students(session)));
    }
    return rows.stream().map(row -> line(row, rows)).toList();
  }

  private static String line(List<String> row, List<List<String>> rows) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElseThrow();
      var padding = " ".repeat(width - row.get(i).length());
      line.append(i == 0 ? "" : "  ")
          .append(i < FIRST_NUMBER ? row.get(i) + padding : padding + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
