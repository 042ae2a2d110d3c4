package dev.classmoji.aggregator.topology;

import static dev.classmoji.aggregator.topology.Classroom.alias;
import static dev.classmoji.aggregator.topology.Classroom.ended;
import static dev.classmoji.aggregator.topology.Classroom.expression;
import static dev.classmoji.aggregator.topology.Classroom.started;
import static dev.classmoji.aggregator.topology.Classroom.tick;
import static dev.classmoji.schemas.SessionState.ABANDONED;
import static dev.classmoji.schemas.SessionState.ENDED;
import static dev.classmoji.schemas.SessionState.RUNNING;
import static dev.classmoji.schemas.Showing.HAPPY;
import static dev.classmoji.schemas.Showing.SAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionStarted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class SessionTopologyTest {
  private static final String SESSION = "math-7b~k3f9";

  @Test
  void shouldDescribeASessionFromItsStartToItsEnd() {
    try (var classroom = new Classroom()) {
      classroom.send(started(SESSION));
      classroom.send(expression(SESSION, "S01", 0, HAPPY));
      classroom.send(expression(SESSION, "S02", 0, HAPPY));
      classroom.send(ended(SESSION));

      var running =
          SessionDescriptor.newBuilder()
              .setSession(SESSION)
              .setName("math-7b")
              .setRun("k3f9")
              .setState(RUNNING)
              .setSources(List.of(Classroom.SOURCE))
              .setPartition(0)
              .setSamplesPerSecond(5)
              .setFirstOffset(0)
              .setStudents(0)
              .setStartedAtMicros(1_000)
              .build();
      var over =
          SessionDescriptor.newBuilder(running)
              .setState(ENDED)
              .setLastOffset(3L)
              .setStudents(2)
              .setEnded(ended(SESSION))
              .build();
      assertThat(classroom.descriptors()).containsExactly(running, over);
      assertThat(classroom.students()).isZero();
      assertThat(classroom.session(SESSION).descriptor()).isEqualTo(over);
    }
  }

  @Test
  void shouldTellOfTheClassAloneWhereNobodyWasAskedForConsent() {
    try (var classroom = new Classroom()) {
      var unasked = SessionStarted.newBuilder(started(SESSION)).setPerStudent(false).build();
      classroom.send(unasked);
      classroom.send(expression(SESSION, "S01", 3, HAPPY));
      classroom.send(alias(SESSION, "S01", "S02", 1));
      classroom.send(tick(SESSION, 1));

      assertThat(classroom.events()).isEmpty();
      assertThat(classroom.feedback()).filteredOn(Objects::nonNull).isEmpty();
      assertThat(classroom.descriptors())
          .extracting(SessionDescriptor::getPerStudent, SessionDescriptor::getAliases)
          .containsExactly(tuple(false, Map.of()));
      assertThat(classroom.classFeedback())
          .extracting(ClassFeedback::getSecond, ClassFeedback::getPresent)
          .containsExactly(tuple(1L, 1));
    }
  }

  @Test
  void shouldTakeASessionWhoseStartHasExpiredForStartedButNotForAgreedTo() {
    try (var classroom = new Classroom()) {
      classroom.send(expression(SESSION, "S01", 700, HAPPY));
      classroom.send(tick(SESSION, 140));

      assertThat(classroom.descriptors())
          .extracting(
              SessionDescriptor::getName, SessionDescriptor::getRun, SessionDescriptor::getState)
          .containsExactly(tuple("math-7b", "k3f9", RUNNING));
      assertThat(classroom.events()).isEmpty();
      assertThat(classroom.classFeedback())
          .extracting(ClassFeedback::getSecond, ClassFeedback::getPresent)
          .containsExactly(tuple(140L, 1));
    }
  }

  @Test
  void shouldLetLateDuplicatesOfAnEndedSessionChangeNothing() {
    var lesson = Lessons.lesson(SESSION, 10, 1);
    try (var classroom = new Classroom()) {
      classroom.send(lesson);
      drain(classroom);

      classroom.send(lesson);

      assertThat(drain(classroom)).isZero();
      assertThat(classroom.students()).isZero();
    }
  }

  @Test
  void shouldForgetAnEndedSessionAfterAnHourByTheWallClock() {
    try (var classroom = new Classroom()) {
      classroom.send(Lessons.lesson(SESSION, 10, 1));
      drain(classroom);

      classroom.pass(Duration.ofMinutes(59));
      assertThat(classroom.session(SESSION)).isNotNull();

      classroom.pass(Duration.ofMinutes(1));
      assertThat(classroom.session(SESSION)).isNull();
      assertThat(drain(classroom)).isZero();
    }
  }

  @Test
  void shouldGiveUpASessionOfWhichNothingWasHeardForSixHours() {
    try (var classroom = new Classroom()) {
      classroom.send(started(SESSION));
      classroom.send(expression(SESSION, "S01", 0, HAPPY));
      classroom.pass(Duration.ofHours(5));
      classroom.send(tick(SESSION, 1));
      classroom.pass(Duration.ofHours(5));
      assertThat(classroom.session(SESSION)).isNotNull();
      drain(classroom);

      classroom.pass(Duration.ofHours(1));

      assertThat(classroom.descriptors())
          .extracting(SessionDescriptor::getState, SessionDescriptor::getStudents)
          .containsExactly(tuple(ABANDONED, 1));
      assertThat(classroom.session(SESSION)).isNull();
      assertThat(classroom.students()).isZero();
    }
  }

  @Test
  void shouldReadAnAliasAsTheStudentItIs() {
    try (var classroom = new Classroom()) {
      classroom.send(started(SESSION));
      classroom.send(expression(SESSION, "S03", 0, HAPPY));
      classroom.send(expression(SESSION, "S13", 1, SAD));
      classroom.send(expression(SESSION, "S13", 2, SAD));
      drain(classroom);

      classroom.send(alias(SESSION, "S13", "S03", 1));

      var forgotten = classroom.feedbackRecords();
      assertThat(forgotten).hasSize(1);
      assertThat(forgotten.get(0).key()).isEqualTo(SESSION + "/S13");
      assertThat(forgotten.get(0).value()).isNull();
      assertThat(classroom.student(SESSION, "S13")).isNull();

      for (int frame = 5; frame < 20; frame++) {
        classroom.send(expression(SESSION, "S13", frame, SAD));
      }
      classroom.send(tick(SESSION, 4));

      assertThat(classroom.events())
          .extracting(EmojiEvent::getStudent, EmojiEvent::getFrom, EmojiEvent::getTo)
          .containsExactly(tuple("S03", HAPPY, SAD));
      assertThat(classroom.classFeedback())
          .extracting(ClassFeedback::getKnown, ClassFeedback::getReadings)
          .containsExactly(tuple(1, 18L));
    }
  }

  @Test
  void shouldFollowAliasesOfAliasesAndIgnoreOnesThatComeAgain() {
    try (var classroom = new Classroom()) {
      classroom.send(started(SESSION));
      classroom.send(expression(SESSION, "S01", 0, HAPPY));
      classroom.send(expression(SESSION, "S02", 1, HAPPY));
      classroom.send(expression(SESSION, "S03", 2, HAPPY));

      classroom.send(alias(SESSION, "S03", "S02", 1));
      classroom.send(alias(SESSION, "S02", "S01", 1));
      classroom.send(alias(SESSION, "S03", "S02", 1));
      classroom.send(alias(SESSION, "S01", "S03", 1));
      classroom.send(expression(SESSION, "S03", 3, HAPPY));

      assertThat(classroom.session(SESSION).aliases())
          .isEqualTo(Map.of("S03", "S01", "S02", "S01"));
      assertThat(classroom.descriptors())
          .extracting(SessionDescriptor::getAliases)
          .containsExactly(Map.of(), Map.of("S03", "S02"), Map.of("S03", "S01", "S02", "S01"));
      assertThat(classroom.students()).isEqualTo(1);
      assertThat(classroom.student(SESSION, "S01").readings()).isEqualTo(4);
    }
  }

  @Test
  void shouldTellWhoTurnedOutToBeWhomUntilTheEnd() {
    try (var classroom = new Classroom()) {
      classroom.send(started(SESSION));
      classroom.send(alias(SESSION, "S13", "S03", 1)); // before either was read
      classroom.send(ended(SESSION));

      assertThat(classroom.descriptors())
          .extracting(SessionDescriptor::getState, SessionDescriptor::getAliases)
          .containsExactly(
              tuple(RUNNING, Map.of()),
              tuple(RUNNING, Map.of("S13", "S03")),
              tuple(ENDED, Map.of("S13", "S03")));
    }
  }

  @Test
  void shouldNotFoldAgainWhatAnAliasHadReadBefore() {
    var before = expression(SESSION, "S13", 7, SAD);
    try (var classroom = new Classroom()) {
      classroom.send(started(SESSION));
      classroom.send(expression(SESSION, "S03", 0, HAPPY));
      classroom.send(before);
      classroom.send(alias(SESSION, "S13", "S03", 1));

      classroom.send(before);

      assertThat(classroom.student(SESSION, "S03").duplicates()).isEqualTo(1);
      assertThat(classroom.student(SESSION, "S03").readings()).isEqualTo(2);
    }
  }

  @Test
  void shouldRenameAnAliasOfAStudentWhoWasNeverRead() {
    try (var classroom = new Classroom()) {
      classroom.send(started(SESSION));
      classroom.send(expression(SESSION, "S13", 0, SAD));
      drain(classroom);

      classroom.send(alias(SESSION, "S13", "S03", 1));

      assertThat(classroom.events())
          .extracting(
              EmojiEvent::getStudent,
              EmojiEvent::getSequence,
              EmojiEvent::getFrom,
              EmojiEvent::getTo)
          .containsExactly(tuple("S03", 1L, null, SAD));
      assertThat(classroom.student(SESSION, "S03").readings()).isEqualTo(1);
      assertThat(classroom.students()).isEqualTo(1);
    }
  }

  @Test
  void shouldNotMixTwoRunsOfOneName() {
    var first = Lessons.lesson("math-7b~aaaa", 30, 1);
    var second = Lessons.lesson("math-7b~aaaab", 30, 2);

    var events = events(Lessons.interleaved(List.of(first, second), 3));

    assertThat(eventsOf("math-7b~aaaa", events)).isEqualTo(events(first));
    assertThat(eventsOf("math-7b~aaaab", events)).isEqualTo(events(second));
  }

  @Property(tries = 8)
  void shouldKeepAClockForEachSessionOfAPartition(@ForAll long seed) {
    var live = Lessons.lesson("live~aaaa", 60, 1);
    var replay = Lessons.lesson("replay~bbbb", 15, 2);
    var lecture = Lessons.lesson("lecture~cccc", 30, 3);

    var events = events(Lessons.interleaved(List.of(live, replay, lecture), seed));

    assertThat(eventsOf("live~aaaa", events)).isEqualTo(events(live)).isNotEmpty();
    assertThat(eventsOf("replay~bbbb", events)).isEqualTo(events(replay)).isNotEmpty();
    assertThat(eventsOf("lecture~cccc", events)).isEqualTo(events(lecture)).isNotEmpty();
  }

  @Property(tries = 8)
  void shouldGiveTheSameEventsHoweverTheLogIsSentAgain(@ForAll long seed) {
    var lesson = Lessons.lesson(SESSION, 30, seed);

    assertThat(events(Lessons.sentAgain(lesson, seed))).isEqualTo(events(lesson)).isNotEmpty();
  }

  private static List<EmojiEvent> events(List<SpecificRecord> log) {
    try (var classroom = new Classroom()) {
      classroom.send(log);
      return classroom.events();
    }
  }

  private static List<EmojiEvent> eventsOf(String session, List<EmojiEvent> events) {
    return events.stream().filter(event -> event.getSession().equals(session)).toList();
  }

  /** Reads all that came and says how much it was. */
  private static int drain(Classroom classroom) {
    return classroom.events().size()
        + classroom.feedbackRecords().size()
        + classroom.classFeedback().size()
        + classroom.descriptors().size()
        + classroom.deadLetters().size();
  }
}
