package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.Pseudonyms;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * All that a report remembers of a session: each message is folded into totals or compact rows, and
 * let go. Memory grows with students times seconds, never with frames.
 */
final class SessionFold implements TopicReader.Visitor {
  private final ExpressionTotals expressions = new ExpressionTotals();
  private final DeadLetterTotals deadLetters = new DeadLetterTotals();
  private final LatencyHistogram emit = new LatencyHistogram();
  private final LatencyHistogram captureToEvent = new LatencyHistogram();
  private final LiveTotals live = new LiveTotals();
  private final List<Change> changes = new ArrayList<>();
  private final SortedMap<String, StudentSeconds> students = new TreeMap<>(Pseudonyms.BY_NUMBER);
  private final Map<String, Long> firstKept = new HashMap<>();
  private final SortedMap<Long, ClassSecond> classSeconds = new TreeMap<>();
  private final Map<Showing, String> emoji = new EnumMap<>(Showing.class);
  private IngestCounters counters;
  private long lastAppendedAtMillis;
  private int restoredSeconds;

  @Override
  public void visit(SpecificRecord message, long appendedAtMillis) {
    lastAppendedAtMillis = Math.max(lastAppendedAtMillis, appendedAtMillis);
    if (message instanceof Expression expression) {
      expressions.add(expression);
    } else if (message instanceof Tick tick) {
      counters = tick.getCounters();
      live.add(tick);
    } else if (message instanceof SessionEnded ended) {
      counters = ended.getCounters();
    } else if (message instanceof EmojiEvent event) {
      add(event, appendedAtMillis);
    } else if (message instanceof StudentFeedback feedback) {
      add(feedback);
    } else if (message instanceof ClassFeedback feedback) {
      classSeconds.put(feedback.getSecond(), ClassSecond.of(feedback));
    } else if (message instanceof DeadLetter letter) {
      deadLetters.add(letter);
    }
  }

  private void add(EmojiEvent event, long appendedAtMillis) {
    emoji.putIfAbsent(event.getTo(), event.getEmoji());
    changes.add(Change.of(event));
    if (event.getCapturedAtMicros() != null) {
      captureToEvent.record(1000 * appendedAtMillis - event.getCapturedAtMicros());
    }
    if (event.getClassifiedAtMicros() != null) {
      emit.record(1000 * appendedAtMillis - event.getClassifiedAtMicros());
    }
  }

  private void add(StudentFeedback feedback) {
    firstKept.putIfAbsent(feedback.getStudent(), feedback.getMediaTimeMicros());
    if (feedback.getSecond() == null) {
      return; // a change between two seconds
    }
    emoji.putIfAbsent(feedback.getShowing(), feedback.getEmoji());
    students
        .computeIfAbsent(feedback.getStudent(), student -> new StudentSeconds())
        .add(
            feedback.getSecond(),
            feedback.getShowing(),
            feedback.getConfidence(),
            feedback.getBox());
  }

  /** Makes again, once all was shown, the seconds of students that compaction has taken. */
  void restoreSeconds() {
    restoredSeconds +=
        RestoredSeconds.complete(students, firstKept, changes, classSeconds.keySet());
    firstKept.clear();
  }

  /** How many of the students' seconds were made again. */
  int restoredSeconds() {
    return restoredSeconds;
  }

  ExpressionTotals expressions() {
    return expressions;
  }

  DeadLetterTotals deadLetters() {
    return deadLetters;
  }

  /** From a reading until an emoji event that it caused was appended to the log. */
  LatencyHistogram emit() {
    return emit;
  }

  LatencyHistogram captureToEvent() {
    return captureToEvent;
  }

  LiveTotals live() {
    return live;
  }

  /** In log order. */
  List<Change> changes() {
    return changes;
  }

  /** By student, in numeric order. */
  SortedMap<String, StudentSeconds> students() {
    return students;
  }

  /** By whole second of media time. */
  SortedMap<Long, ClassSecond> classSeconds() {
    return classSeconds;
  }

  /** The emoji of each state that was shown at least once. */
  Map<Showing, String> emoji() {
    return emoji;
  }

  /** Ingest's counters as far as they were told in band; empty if not even a tick came. */
  Optional<IngestCounters> counters() {
    return Optional.ofNullable(counters);
  }

  /** Log-append time of the newest record, milliseconds since the epoch; 0 if there is none. */
  long lastAppendedAtMillis() {
    return lastAppendedAtMillis;
  }
}
