package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Box;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code students.csv}: a row per known student and whole second of media time, by time,
 * then student. Boxes are in pixels of the upright video with one decimal, empty where there is no
 * face; the name is empty where none was given. Last comes when that second came by the capture
 * clock, ISO 8601 in UTC.
 */
final class StudentsCsv {
  private static final String HEADER =
      "time_s,student,expression,emoji,confidence,x,y,width,height,name,captured_at";
  private static final int END = Integer.MAX_VALUE;

  /** One student's rows and the next one to write. */
  private static final class Cursor {
    private final String student;
    private final StudentSeconds seconds;
    private int row;

    Cursor(String student, StudentSeconds seconds) {
      this.student = student;
      this.seconds = seconds;
    }

    /** The media time of the next row; {@link #END} after the last. */
    int second() {
      return row < seconds.size() ? seconds.second(row) : END;
    }
  }

  private StudentsCsv() {}

  /**
   * @param names by student
   */
  static void write(Writer out, SessionFold fold, Map<String, String> names) throws IOException {
    out.write(HEADER + '\n');
    var csv = new Csv(out);
    var cursors = new ArrayList<Cursor>();
    fold.students().forEach((student, seconds) -> cursors.add(new Cursor(student, seconds)));
    for (int now = earliest(cursors); now != END; now = earliest(cursors)) {
      for (var cursor : cursors) {
        if (cursor.second() == now) {
          row(csv, cursor, fold, names.getOrDefault(cursor.student, ""));
          cursor.row++;
        }
      }
    }
  }

  private static int earliest(List<Cursor> cursors) {
    return cursors.stream().mapToInt(Cursor::second).min().orElse(END);
  }

  private static void row(Csv csv, Cursor cursor, SessionFold fold, String name)
      throws IOException {
    var showing = cursor.seconds.showing(cursor.row);
    csv.cell(cursor.second())
        .cell(cursor.student)
        .cell(Appearance.of(showing).name())
        .cell(fold.emoji().get(showing))
        .cell(cursor.seconds.confidence(cursor.row), 4);
    box(csv, cursor.seconds.box(cursor.row));
    var second = fold.classSeconds().get((long) cursor.second());
    csv.text(name).time(second == null ? null : second.capturedAtMicros()).endLine();
  }

  private static void box(Csv csv, Box box) throws IOException {
    if (box == null) {
      csv.empty().empty().empty().empty();
    } else {
      csv.cell(tenths(box.getX()), 1)
          .cell(tenths(box.getY()), 1)
          .cell(tenths(box.getWidth()), 1)
          .cell(tenths(box.getHeight()), 1);
    }
  }

  private static long tenths(float pixels) {
    return Math.round(10.0 * pixels);
  }
}
