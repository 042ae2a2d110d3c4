package dev.classmoji.aggregator.report;

import java.util.List;

/**
 * All that the template {@code report.html} shows, in words and paths; the template works nothing
 * out.
 *
 * @param title the class's name
 * @param session the session's id
 * @param when date and time of the start, with the time zone
 * @param clock which clocks tell the times, and in which zone
 * @param ending why the session is not complete; empty if it is
 * @param column how long a column of the drawings, and a row of the table, lasts
 * @param named whether students have names
 * @param legend the states that occur, in the order of the chart
 * @param delayNote what the delays leave out, or mean
 * @param models ids of the models that read the faces; empty if none did
 * @param pictures of the emoji that occur; one without a picture is shown as text
 */
record ReportPage(
    String title,
    String session,
    String when,
    String clock,
    String ending,
    List<Fact> facts,
    boolean named,
    String column,
    List<TimeScale.Label> times,
    MoodChart mood,
    List<Key> legend,
    List<Moment> moments,
    List<Lane> lanes,
    List<Fact> certainty,
    List<Fact> delays,
    String delayNote,
    List<Fact> losses,
    String models,
    EmojiPictures pictures) {

  /** A figure, what it is, and what it means. */
  record Fact(String name, String value, String note) {}

  /**
   * A state of the legend, with its totals.
   *
   * @param share of all student-seconds
   * @param percent the same, 0..100
   */
  record Key(String name, String emoji, String words, String share, String percent, String total) {}

  /** When the class changed, what came up, and how it changed. */
  record Moment(String time, String emoji, String text) {}

  /**
   * A student's row.
   *
   * @param name as it was given; else the pseudonym
   * @param words the timeline in a sentence
   * @param totals seconds per state of the legend
   */
  record Lane(
      String student,
      String name,
      String words,
      StudentTimeline timeline,
      String mostly,
      String since,
      String changes,
      String confidence,
      List<String> totals) {}
}
