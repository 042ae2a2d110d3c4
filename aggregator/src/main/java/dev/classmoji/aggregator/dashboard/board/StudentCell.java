package dev.classmoji.aggregator.dashboard.board;

import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentFeedback;
import java.util.concurrent.TimeUnit;

/**
 * One student, from three topics that are read in no order between them: each has its own part, and
 * what is shown comes from whichever of two knows of the later change; the third has the name.
 */
final class StudentCell {
  private final String id;
  private Shown present;
  private Shown event;
  private String place;
  private String label;
  private Trend trend = new Trend();
  private long version;

  private record Shown(Showing showing, String emoji, int confidence, long sinceMicros) {}

  StudentCell(String id) {
    this.id = id;
  }

  void present(StudentFeedback feedback, long at) {
    present =
        new Shown(
            feedback.getShowing(),
            feedback.getEmoji(),
            feedback.getConfidence(),
            feedback.getSinceMicros());
    if (feedback.getSecond() != null) {
      trend.add(feedback.getSecond(), feedback.getShowing());
    }
    version = at;
  }

  /** The pseudonym stands for nobody any more, unless feedback follows. */
  void forget(long at) {
    present = null;
    trend = new Trend();
    version = at;
  }

  void event(EmojiEvent changed, String where, long at) {
    event =
        new Shown(
            changed.getTo(), changed.getEmoji(), changed.getConfidence(), changed.getSinceMicros());
    place = where;
    version = at;
  }

  /**
   * @param name what the teacher calls the student; null to take it back
   */
  void label(String name, long at) {
    label = name;
    version = at;
  }

  /** Null if the teacher has not named this pseudonym. */
  String label() {
    return label;
  }

  /** What it is called may have changed. */
  void renamed(long at) {
    version = at;
  }

  String id() {
    return id;
  }

  long version() {
    return version;
  }

  boolean isPresent() {
    return present != null;
  }

  /**
   * @param name what the teacher calls the student, under this pseudonym or another; null if no
   *     name was given
   */
  StudentView view(String name) {
    var shown = event != null && event.sinceMicros() > present.sinceMicros() ? event : present;
    return new StudentView(
        id,
        name,
        shown.showing(),
        shown.emoji(),
        shown.confidence(),
        TimeUnit.MICROSECONDS.toMillis(shown.sinceMicros()),
        place,
        trend.toString());
  }
}
