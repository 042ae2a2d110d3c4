package dev.classmoji.aggregator.dashboard.playback;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.StudentFeedback;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;

/** When in its session a message of feedback came. */
final class MediaTime {
  private MediaTime() {}

  /**
   * Microseconds since the start of the media; 0 for what does not say.
   *
   * @param message null for a tombstone
   */
  static long micros(SpecificRecord message) {
    if (message instanceof StudentFeedback feedback) {
      return feedback.getMediaTimeMicros();
    } else if (message instanceof EmojiEvent event) {
      return event.getSinceMicros();
    } else if (message instanceof ClassFeedback feedback) {
      return TimeUnit.SECONDS.toMicros(feedback.getSecond());
    }
    return 0;
  }
}
