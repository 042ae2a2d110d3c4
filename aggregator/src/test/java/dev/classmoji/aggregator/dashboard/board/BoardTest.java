package dev.classmoji.aggregator.dashboard.board;

import static dev.classmoji.aggregator.dashboard.board.Logs.ART;
import static dev.classmoji.aggregator.dashboard.board.Logs.MATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.SourceSignal;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoardTest {
  private final Board board = new Board(3);

  @Test
  void shouldListSessionsNewestFirst() {
    board.fold(Logs.descriptor(MATH, SessionState.ENDED, 1_000));
    board.fold(Logs.descriptor(ART, SessionState.RUNNING, 2_000));

    assertThat(board.sessions()).extracting(SessionSummary::id).containsExactly(ART, MATH);
  }

  @Test
  void shouldShowAChangeFromWhicheverTopicTellsItFirst() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.feedback(MATH, "S01", 3L, Showing.HAPPY));

    board.fold(Logs.event(MATH, "S01", 4, Showing.SAD, 17));

    assertThat(student("S01").showing()).isEqualTo(Showing.SAD);
    assertThat(student("S01").event()).isEqualTo("2-17");
  }

  @Test
  void shouldNotGoBackToAnEventThatIsReadLate() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.feedback(MATH, "S01", 9L, Showing.HAPPY));

    board.fold(Logs.event(MATH, "S01", 4, Showing.SAD, 17));

    assertThat(student("S01").showing()).isEqualTo(Showing.HAPPY);
  }

  @Test
  void shouldTellOnlyWhatChanged() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.feedback(MATH, "S01", 1L, Showing.HAPPY));
    board.fold(Logs.tick(MATH, 1, 0, 0, 0, 1));
    long version = board.since(MATH, 0).orElseThrow().version();

    board.fold(Logs.feedback(MATH, "S02", 2L, Showing.SAD));
    var update = board.since(MATH, version).orElseThrow();

    assertThat(update.students()).extracting(StudentView::id).containsExactly("S02");
    assertThat(update.details()).isNull();
    assertThat(update.latest()).isNull();
    assertThat(update.mood()).isNull();
  }

  @Test
  void shouldTellOfAStudentWhoTurnedOutToBeAnother() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.feedback(MATH, "S13", 1L, Showing.HAPPY));
    long version = board.since(MATH, 0).orElseThrow().version();

    board.fold(Logs.tombstone(Topics.STUDENT_FEEDBACK, Keys.student(MATH, "S13")));

    assertThat(board.since(MATH, version).orElseThrow().gone()).containsExactly("S13");
    assertThat(board.since(MATH, 0).orElseThrow().students()).isEmpty();
  }

  @Test
  void shouldCallStudentsWhatTheTeacherCallsThem() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.label(MATH, "S01", "Ana"));
    assertThat(board.since(MATH, 0).orElseThrow().students()).isEmpty();
    assertThat(board.shows(MATH, "S01")).isFalse();

    board.fold(Logs.feedback(MATH, "S01", 1L, Showing.HAPPY));
    assertThat(board.shows(MATH, "S01")).isTrue();
    assertThat(student("S01").label()).isEqualTo("Ana");
    long version = board.since(MATH, 0).orElseThrow().version();

    board.fold(Logs.label(MATH, "S01", "Ana María"));
    assertThat(board.since(MATH, version).orElseThrow().students())
        .extracting(StudentView::label)
        .containsExactly("Ana María");

    board.fold(Logs.tombstone(Topics.STUDENT_LABELS, Keys.student(MATH, "S01")));
    assertThat(student("S01").label()).isNull();
    assertThat(student("S01").showing()).isEqualTo(Showing.HAPPY);
  }

  @Test
  void shouldCallAStudentAsTheOneWhoTurnedOutToBeTheSame() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.feedback(MATH, "S03", 1L, Showing.HAPPY));
    board.fold(Logs.feedback(MATH, "S13", 1L, Showing.HAPPY));
    board.fold(Logs.label(MATH, "S13", "Ana"));
    board.fold(Logs.tombstone(Topics.STUDENT_FEEDBACK, Keys.student(MATH, "S13")));
    assertThat(student("S03").label()).isNull();
    long version = board.since(MATH, 0).orElseThrow().version();

    board.fold(Logs.aliased(MATH, Map.of("S13", "S03")));

    var update = board.since(MATH, version).orElseThrow();
    assertThat(update.students())
        .extracting(StudentView::id, StudentView::label)
        .containsExactly(tuple("S03", "Ana"));
    assertThat(update.details().aliases()).containsExactly(Map.entry("S13", "S03"));
    assertThat(board.pseudonyms(MATH).present("S13")).isEqualTo("S03");
    assertThat(board.student(MATH, "S03")).map(StudentView::label).hasValue("Ana");
  }

  @Test
  void shouldPreferTheNameThatAStudentWasGivenUnderThePresentPseudonym() {
    board.fold(Logs.aliased(MATH, Map.of("S13", "S03")));
    board.fold(Logs.feedback(MATH, "S03", 1L, Showing.HAPPY));
    board.fold(Logs.label(MATH, "S03", "Anna"));
    board.fold(Logs.label(MATH, "S13", "Ana"));
    assertThat(student("S03").label()).isEqualTo("Anna");
    long version = board.since(MATH, 0).orElseThrow().version();

    board.fold(Logs.tombstone(Topics.STUDENT_LABELS, Keys.student(MATH, "S03")));
    assertThat(student("S03").label()).isEqualTo("Ana");

    board.fold(Logs.tombstone(Topics.STUDENT_LABELS, Keys.student(MATH, "S13")));
    assertThat(board.since(MATH, version).orElseThrow().students())
        .extracting(StudentView::label)
        .containsOnlyNulls();
  }

  @Test
  void shouldForgetADeletedSession() {
    board.fold(Logs.running(MATH));
    long before = board.listVersion();

    board.fold(Logs.tombstone(Topics.SESSIONS, MATH));

    assertThat(board.since(MATH, 0)).isEmpty();
    assertThat(board.sessions()).isEmpty();
    assertThat(board.listVersion()).isGreaterThan(before);
  }

  @Test
  void shouldTellTheWholeOfASessionThatBeginsAgain() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.feedback(MATH, "S01", 1L, Showing.HAPPY));
    board.fold(Logs.tick(MATH, 1, 0, 0, 0, 1));
    long version = board.since(MATH, 0).orElseThrow().version();

    board.beginAgain(Logs.running(MATH), 4);
    board.fold(Logs.feedback(MATH, "S02", 0L, Showing.SAD));
    var update = board.since(MATH, version).orElseThrow();

    assertThat(update.after()).isZero();
    assertThat(update.again()).isEqualTo(4);
    assertThat(update.details()).isNotNull();
    assertThat(update.latest()).isNull();
    assertThat(update.students()).extracting(StudentView::id).containsExactly("S02");
    assertThat(board.since(MATH, update.version() - 1).orElseThrow().after()).isPositive();
  }

  @Test
  void shouldNotKnowASessionBeforeItsDescriptor() {
    board.fold(Logs.feedback(MATH, "S01", 1L, Showing.HAPPY));

    assertThat(board.since(MATH, 0)).isEmpty();
    assertThat(board.tickedAtMillis(MATH)).isEmpty();
  }

  @Test
  void shouldForgetEndedSessionsFirst() {
    board.fold(Logs.running("a~1"));
    board.fold(Logs.descriptor("b~1", SessionState.ENDED, 5_000));
    board.fold(Logs.running("c~1"));

    board.fold(Logs.running("d~1"));

    assertThat(board.sessions())
        .extracting(SessionSummary::id)
        .containsExactlyInAnyOrder("a~1", "c~1", "d~1");
  }

  @Test
  void shouldSayHowLongASessionHasBeenRunning() {
    board.fold(Logs.descriptor(MATH, SessionState.RUNNING, 2_000));
    board.fold(Logs.descriptor(ART, SessionState.ENDED, 3_000));

    assertThat(board.runsSinceMillis(MATH)).hasValue(2_000);
    assertThat(board.runsSinceMillis(ART)).isEmpty();
    assertThat(board.runsSinceMillis("nobody~1")).isEmpty();
  }

  @Test
  void shouldBoundTheNumberOfStudents() {
    board.fold(Logs.running(MATH));
    for (int student = 0; student <= SessionBoard.MOST_STUDENTS; student++) {
      board.fold(Logs.feedback(MATH, "S" + student, 1L, Showing.HAPPY));
    }

    assertThat(board.since(MATH, 0).orElseThrow().students()).hasSize(SessionBoard.MOST_STUDENTS);
    assertThat(board.refused()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("forged")
  void shouldCountAndLeaveOutWhatBreaksTheContract(Entry forged) {
    board.fold(Logs.running(MATH));
    var before = board.since(MATH, 0);

    board.fold(forged);

    assertThat(board.refused()).isEqualTo(1);
    assertThat(board.since(MATH, 0)).isEqualTo(before);
  }

  @Test
  void shouldTellOfLiveSourcesAndOfWhomTheyShow() {
    board.fold(source(new Source("v1", SourceKind.STREAM, 0, 0, null, "S01", "Ana")));
    board.fold(second(report("no picture", 0.26f, List.of(8_999L, 12_999L), List.of())));

    var told = board.since(MATH, 0).orElseThrow();

    assertThat(told.details().sources())
        .containsExactly(
            new SessionDetails.Video("v1", SourceKind.STREAM, 0, 0, null, "S01", "Ana"));
    assertThat(told.latest().sources())
        .containsExactly(
            new ClassSecond.Signal("v1", SourceSignal.STALLED, "no picture", 0.3, 2.5, 12L, null));
  }

  static Stream<Entry> forged() {
    var happy = Logs.feedback(MATH, "S01", 1L, Showing.HAPPY).message();
    var event = (EmojiEvent) Logs.event(MATH, "S01", 1, Showing.SAD, 0).message();
    return Stream.of(
        Logs.entry(Topics.STUDENT_FEEDBACK, null, happy),
        Logs.entry(Topics.STUDENT_FEEDBACK, "no session", happy),
        Logs.entry(Topics.STUDENT_FEEDBACK, MATH, happy),
        Logs.entry(Topics.STUDENT_FEEDBACK, Keys.student(MATH, "S02"), happy),
        Logs.entry(Topics.STUDENT_FEEDBACK, Keys.student(MATH, "<script>"), happy),
        Logs.entry(Topics.STUDENT_FEEDBACK, Keys.student(MATH, "S01"), tick()),
        Logs.feedback(MATH, "S01", -1L, Showing.HAPPY),
        Logs.feedback(MATH, "S01", Long.MAX_VALUE, Showing.HAPPY),
        event(EmojiEvent.newBuilder(event).setEmoji("x".repeat(1_000)).build()),
        event(EmojiEvent.newBuilder(event).setConfidence(10_001).build()),
        event(EmojiEvent.newBuilder(event).setSinceMicros(Long.MAX_VALUE).build()),
        Logs.tick(MATH, Long.MAX_VALUE, 1),
        second(report("x".repeat(1_000), 0f, List.of(), List.of())),
        second(report("", Float.NaN, List.of(), List.of())),
        second(report("", 5f, List.of(-1L), List.of())),
        second(report("", 5f, List.of(), Collections.nCopies(1_001, 0L))),
        second(report("", 5f, List.of(), List.of(Long.MAX_VALUE))),
        source(new Source("v1", SourceKind.STREAM, 0, 0, null, "S01", "x".repeat(1_000))),
        source(new Source("v1", SourceKind.STREAM, 0, 0, null, "<script>", "Ana")),
        Logs.aliased(MATH, Map.of("S13", "<script>")),
        Logs.aliased(MATH, Map.of("<script>", "S03")),
        Logs.aliased(MATH, Map.of("S21", "S13", "S13", "S03")),
        Logs.label(MATH, "S01", "x".repeat(61)),
        Logs.label(MATH, "S01", " "),
        Logs.label(MATH, "S01", "A\nB"),
        Logs.entry(
            Topics.STUDENT_LABELS,
            Keys.student(MATH, "S02"),
            Logs.label(MATH, "S01", "Ana").message()),
        Logs.tick(MATH, 1, -1),
        Logs.tick(MATH, 1, Integer.MAX_VALUE));
  }

  private static SourceReport report(
      String detail, float perSecond, List<Long> decoderMicros, List<Long> lateMicros) {
    return new SourceReport(
        "v1", SourceSignal.STALLED, detail, perSecond, 2.5f, decoderMicros, lateMicros);
  }

  private static Entry second(SourceReport report) {
    var second = (ClassFeedback) Logs.tick(MATH, 1, 1).message();
    var told = ClassFeedback.newBuilder(second).setSources(List.of(report)).build();
    return Logs.entry(Topics.CLASS_FEEDBACK, MATH, told);
  }

  private static Entry source(Source source) {
    var descriptor = (SessionDescriptor) Logs.running(MATH).message();
    var told = SessionDescriptor.newBuilder(descriptor).setSources(List.of(source)).build();
    return Logs.entry(Topics.SESSIONS, MATH, told);
  }

  private static Entry event(EmojiEvent event) {
    return Logs.entry(Topics.EMOJI_EVENTS, Keys.student(MATH, "S01"), event);
  }

  private static Tick tick() {
    return new Tick();
  }

  private StudentView student(String id) {
    return board.since(MATH, 0).orElseThrow().students().stream()
        .filter(student -> student.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
