package dev.classmoji.aggregator.dashboard.playback;

import static dev.classmoji.aggregator.dashboard.board.Logs.MATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.board.ClassSecond;
import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.aggregator.dashboard.board.Logs;
import dev.classmoji.aggregator.dashboard.board.MoodView;
import dev.classmoji.aggregator.dashboard.board.StudentView;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of what is shown again, over whole logs. */
class TimelinePropertyTest {
  private static final List<String> STUDENTS = List.of("S01", "S02", "S03");

  /** What a page shows of the class. */
  private record Shown(List<StudentView> students, ClassSecond latest, MoodView mood) {
    static Shown on(Board board) {
      var whole = board.since(MATH, 0).orElseThrow();
      return new Shown(whole.students(), whole.latest(), whole.mood());
    }
  }

  @Property
  void shouldShowAtEachSecondWhatWasShownTheFirstTime(
      @ForAll @IntRange(min = 1, max = 70) int seconds, @ForAll long seed) {
    var log = log(seconds, seed);

    assertThat(again(Logs.interleaved(log, seed), seconds)).isEqualTo(live(log, seconds));
  }

  @Property
  void shouldShowTheSameAfterCompaction(
      @ForAll @IntRange(min = 1, max = 70) int seconds,
      @ForAll @IntRange(min = 0, max = 300) int compacted,
      @ForAll long seed) {
    var log = log(seconds, seed);
    var kept = compact(log, compacted);

    assertThat(again(Logs.interleaved(kept, seed), seconds)).isEqualTo(live(log, seconds));
  }

  /** As a page saw the class: each second whole, whatever came of it. */
  private static List<Shown> live(List<Entry> log, int seconds) {
    var board = new Board(1);
    board.fold(Logs.running(MATH));
    var shown = new ArrayList<Shown>();
    int next = 0;
    for (int second = 0; second < seconds; second++) {
      while (next < log.size() && MediaTime.micros(log.get(next).message()) <= micros(second)) {
        board.fold(log.get(next++));
      }
      shown.add(Shown.on(board));
    }
    return shown;
  }

  private static List<Shown> again(List<Entry> kept, int seconds) {
    var board = new Board(1);
    board.fold(Logs.running(MATH));
    var moments = Timeline.of(descriptor(), List.of(), kept).moments();
    var shown = new ArrayList<Shown>();
    int next = 0;
    for (int second = 0; second < seconds; second++) {
      while (next < moments.size() && moments.get(next).micros() <= micros(second)) {
        board.fold(moments.get(next++).entry());
      }
      shown.add(Shown.on(board));
    }
    return shown;
  }

  /** As the aggregator tells a class: each change at once, each student at each second. */
  private static List<Entry> log(int seconds, long seed) {
    var random = new Random(seed);
    var showing = new HashMap<String, Showing>();
    var since = new HashMap<String, Integer>();
    var log = new ArrayList<Entry>();
    for (int second = 0; second < seconds; second++) {
      for (var student : STUDENTS) {
        if (random.nextInt(4) == 0) {
          showing.put(student, Showing.values()[random.nextInt(9)]);
          since.put(student, second);
          log.add(Logs.event(MATH, student, second, showing.get(student), log.size()));
          log.add(feedback(student, null, second, showing.get(student), second));
        }
      }
      for (var student : showing.keySet()) {
        log.add(feedback(student, (long) second, second, showing.get(student), since.get(student)));
      }
      log.add(Logs.tick(MATH, second, showing.size()));
    }
    return log;
  }

  private static Entry feedback(
      String student, Long second, int at, Showing showing, int sinceSecond) {
    return Logs.entry(
        Topics.STUDENT_FEEDBACK,
        Keys.student(MATH, student),
        StudentFeedback.newBuilder(
                (StudentFeedback)
                    Logs.feedback(MATH, student, second, showing, sinceSecond).message())
            .setMediaTimeMicros(micros(at))
            .setEmoji("😲")
            .setConfidence(6_000)
            .build());
  }

  /** Of the first records of the student feedback, only the last of each key stays. */
  private static List<Entry> compact(List<Entry> log, int dirty) {
    var feedback =
        log.stream().filter(entry -> entry.message() instanceof StudentFeedback).toList();
    var latest = new HashMap<String, Entry>();
    feedback.forEach(entry -> latest.put(entry.key(), entry));
    var taken = new HashSet<>(feedback.subList(0, Math.min(dirty, feedback.size())));
    taken.removeAll(latest.values());
    return log.stream().filter(entry -> !taken.contains(entry)).toList();
  }

  private static SessionDescriptor descriptor() {
    return (SessionDescriptor) Logs.descriptor(MATH, SessionState.ENDED, 1_000).message();
  }

  private static long micros(int second) {
    return 1_000_000L * second;
  }
}
