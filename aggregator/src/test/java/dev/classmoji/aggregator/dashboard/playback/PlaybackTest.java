package dev.classmoji.aggregator.dashboard.playback;

import static dev.classmoji.aggregator.dashboard.board.Logs.MATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.board.ClassSecond;
import dev.classmoji.aggregator.dashboard.board.Logs;
import dev.classmoji.aggregator.dashboard.board.SessionUpdate;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class of three seconds, shown again at twice its pace, by a clock that the test moves. */
class PlaybackTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Timeline CLASS =
      Timeline.of(
          (SessionDescriptor) Logs.descriptor(MATH, SessionState.ENDED, 1_000).message(),
          List.of(Logs.label(MATH, "S01", "Anna"), Logs.label(MATH, "S01", "Ana")),
          List.of(
              Logs.feedback(MATH, "S01", 0L, Showing.HAPPY),
              Logs.feedback(MATH, "S01", null, Showing.SAD, 2),
              Logs.event(MATH, "S01", 2, Showing.SAD, 17),
              Logs.tick(MATH, 0, 0, 0, 0, 1),
              Logs.tick(MATH, 1, 0, 0, 0, 1),
              Logs.tick(MATH, 2, 0, 0, 0, 0, 1)));

  private final Board board = new Board(10);
  private final Playback playback =
      new Playback(CLASS, board, new Pace(this::nanos, 2), Clock.fixed(NOW, ZoneOffset.UTC));
  private long nanos;

  @BeforeEach
  void begin() {
    playback.begin();
  }

  @Test
  void shouldShowTheSessionAsRunningBeforeItsFirstMoment() {
    assertThat(shown().details().state()).isEqualTo(SessionState.RUNNING);
    assertThat(shown().again()).isEqualTo(2);
    assertThat(shown().students()).isEmpty();
    assertThat(playback.latest()).isEmpty();
  }

  @Test
  void shouldFoldWhatIsDueAndSayHowLongUntilMoreIs() {
    assertThat(playback.advance()).contains(Duration.ofMillis(500));
    assertThat(shown().latest()).extracting(ClassSecond::second).isEqualTo(0L);

    pass(Duration.ofMillis(499));
    assertThat(playback.advance()).contains(Duration.ofMillis(1));
    assertThat(shown().latest()).extracting(ClassSecond::second).isEqualTo(0L);

    pass(Duration.ofMillis(1));
    assertThat(playback.advance()).contains(Duration.ofMillis(500));
    assertThat(shown().latest()).extracting(ClassSecond::second).isEqualTo(1L);
    assertThat(playback.latest()).map(ClassFeedback::getSecond).contains(1L);
    assertThat(shown().students())
        .singleElement()
        .satisfies(student -> assertThat(student.label()).isEqualTo("Ana"))
        .satisfies(student -> assertThat(student.showing()).isEqualTo(Showing.HAPPY));
  }

  @Test
  void shouldEndAsTheSessionEnded() {
    pass(Duration.ofSeconds(1));

    assertThat(playback.advance()).isEmpty();

    assertThat(shown().details().state()).isEqualTo(SessionState.ENDED);
    assertThat(shown().students())
        .singleElement()
        .satisfies(student -> assertThat(student.showing()).isEqualTo(Showing.SAD))
        .satisfies(student -> assertThat(student.event()).isEqualTo("2-17"));
  }

  @Test
  void shouldSayThatWhatItFoldsComesNow() {
    playback.advance();

    assertThat(board.tickedAtMillis(MATH)).isEqualTo(OptionalLong.of(NOW.toEpochMilli()));
  }

  @Test
  void shouldPlayFromTheBeginningAsOftenAsAsked() {
    pass(Duration.ofSeconds(10));
    playback.advance();
    long version = shown().version();

    playback.begin();

    assertThat(shown().details().state()).isEqualTo(SessionState.RUNNING);
    assertThat(shown().students()).isEmpty();
    assertThat(playback.advance()).contains(Duration.ofMillis(500));
    // and a page that has seen the end is told the whole
    var update = board.since(MATH, version).orElseThrow();
    assertThat(update.after()).isZero();
    assertThat(update.mood().columns()).hasSize(1);
  }

  @Test
  void shouldShowAClassAloneOfWhichNoSingleStudentWasShown() {
    var alone =
        Timeline.of(
            CLASS.session(),
            List.of(),
            List.of(Logs.tick(MATH, 0, 0, 0, 0, 2), Logs.tick(MATH, 1, 0, 2)));
    var ofAlone = new Playback(alone, board, new Pace(this::nanos, 1), Clock.systemUTC());
    ofAlone.begin();
    pass(Duration.ofSeconds(1));

    assertThat(ofAlone.advance()).isEmpty();

    assertThat(shown().students()).isEmpty();
    assertThat(shown().latest().showing()).startsWith(0, 2);
    assertThat(shown().mood().columns()).hasSize(2);
  }

  private long nanos() {
    return nanos;
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private SessionUpdate shown() {
    return board.since(MATH, 0).orElseThrow();
  }
}
