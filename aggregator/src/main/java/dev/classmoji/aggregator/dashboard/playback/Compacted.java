package dev.classmoji.aggregator.dashboard.playback;

import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * What compaction has taken from a session's student feedback, made again from what is kept for
 * longer: a student shows what the last event says, at each second of the class. Compaction takes
 * from the front, so that this ends with the first record that a student still has; one who has
 * none turned out to be another.
 */
final class Compacted {
  private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

  private Compacted() {}

  /** In the order of media time for each student. */
  static List<Moment> moments(List<Entry> entries) {
    var kept = firstKept(entries);
    var seconds = seconds(entries);
    var events = new HashMap<String, List<Entry>>();
    for (var entry : entries) {
      if (entry.message() instanceof EmojiEvent && kept.containsKey(entry.key())) {
        events.computeIfAbsent(entry.key(), student -> new ArrayList<>()).add(entry);
      }
    }
    var made = new ArrayList<Moment>();
    events.forEach((student, own) -> make(own, seconds, kept.get(student), made));
    return made;
  }

  /** By key, of each student who has any, the media time of the first kept record. */
  private static Map<String, Long> firstKept(List<Entry> entries) {
    var kept = new HashMap<String, Long>();
    for (var entry : entries) {
      if (entry.message() instanceof StudentFeedback feedback) {
        kept.putIfAbsent(entry.key(), feedback.getMediaTimeMicros());
      }
    }
    return kept;
  }

  private static TreeSet<Long> seconds(List<Entry> entries) {
    var seconds = new TreeSet<Long>();
    for (var entry : entries) {
      if (entry.message() instanceof ClassFeedback feedback) {
        seconds.add(feedback.getSecond());
      }
    }
    return seconds;
  }

  private static void make(
      List<Entry> events, TreeSet<Long> seconds, long untilMicros, List<Moment> made) {
    for (int i = 0; i < events.size(); i++) {
      long from = since(events.get(i));
      long to =
          i + 1 < events.size() ? Math.min(untilMicros, since(events.get(i + 1))) : untilMicros;
      if (from >= to) {
        continue;
      }
      made.add(moment(events.get(i), null, from));
      for (long second : seconds.subSet(wholeSeconds(from), wholeSeconds(to))) {
        made.add(moment(events.get(i), second, second * SECOND));
      }
    }
  }

  private static long since(Entry event) {
    return ((EmojiEvent) event.message()).getSinceMicros();
  }

  /** Rounded up. */
  private static long wholeSeconds(long micros) {
    return (micros + SECOND - 1) / SECOND;
  }

  private static Moment moment(Entry cause, Long second, long micros) {
    var event = (EmojiEvent) cause.message();
    var feedback =
        StudentFeedback.newBuilder()
            .setSession(event.getSession())
            .setStudent(event.getStudent())
            .setSecond(second)
            .setMediaTimeMicros(micros)
            .setShowing(event.getTo())
            .setEmoji(event.getEmoji())
            .setConfidence(event.getConfidence())
            .setSinceMicros(event.getSinceMicros())
            .setProbabilities(List.of())
            .setLastSeenMicros(micros)
            .setReadings(0)
            .build();
    return new Moment(
        micros,
        new Entry(
            Topics.STUDENT_FEEDBACK.name(),
            cause.partition(),
            cause.offset(),
            0,
            cause.key(),
            feedback));
  }
}
