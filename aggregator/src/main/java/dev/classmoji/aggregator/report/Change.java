package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Showing;

/**
 * One change of a student's emoji; fields as in {@link EmojiEvent}, the session left out.
 *
 * @param from null for a student's first event
 * @param confidence in units of 1/10,000
 * @param sinceMicros media time, microseconds
 * @param frame null if a tick caused it; so are the two wall clocks (microseconds since the epoch)
 */
record Change(
    String student,
    long sequence,
    Showing from,
    Showing to,
    String emoji,
    int confidence,
    long sinceMicros,
    Long frame,
    Long capturedAtMicros,
    Long classifiedAtMicros) {

  static Change of(EmojiEvent event) {
    return new Change(
        event.getStudent(),
        event.getSequence(),
        event.getFrom(),
        event.getTo(),
        event.getEmoji(),
        event.getConfidence(),
        event.getSinceMicros(),
        event.getFrame(),
        event.getCapturedAtMicros(),
        event.getClassifiedAtMicros());
  }
}
