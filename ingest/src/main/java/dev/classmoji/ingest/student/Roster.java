package dev.classmoji.ingest.student;

import java.util.Locale;

/** Numbers the students and tracks of one session, over all of its sources. Not thread-safe. */
public final class Roster {
  private int students;
  private int tracks;

  /** The next student's pseudonym: S01, S02, ... S99, S100. */
  public String nextStudent() {
    return String.format(Locale.ROOT, "S%02d", ++students);
  }

  int nextTrack() {
    return ++tracks;
  }
}
