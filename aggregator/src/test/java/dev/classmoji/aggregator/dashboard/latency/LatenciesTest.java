package dev.classmoji.aggregator.dashboard.latency;

import static dev.classmoji.aggregator.dashboard.board.Logs.MATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.board.Entry;
import dev.classmoji.aggregator.dashboard.board.Logs;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Showing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final long CAPTURED_MICROS = 5_000_000;
  private static final Clock NOW = Clock.fixed(Instant.ofEpochMilli(5_200), ZoneOffset.UTC);

  private final Board board = new Board(100);
  private final List<String> taken = new ArrayList<>();
  private final Latencies latencies =
      new Latencies(board, NOW, (latency, micros) -> taken.add(latency + " " + micros));

  @BeforeEach
  void run() {
    board.fold(Logs.running(MATH));
  }

  @Test
  void shouldMeasureAnEventAsItComes() {
    latencies.came(event("S01", 7));

    assertThat(taken).containsExactly("RECEIVED 200000", "EVENT 50000", "EMIT 30000");
    assertThat(latencies.received(MATH).orElseThrow().getTotalCount()).isEqualTo(1);
    assertThat(latencies.received(MATH).orElseThrow().getMaxValue()).isBetween(199_000L, 202_000L);
  }

  @Test
  void shouldMeasureWhatAPageHasDrawn() {
    latencies.came(event("S01", 7));
    latencies.shown(MATH, "S01", "2-7");

    assertThat(taken).contains("DISPLAY 200000");
    assertThat(latencies.seen(MATH).orElseThrow().getTotalCount()).isEqualTo(1);
    assertThat(latencies.seen(MATH).orElseThrow().getMaxValue()).isBetween(199_000L, 202_000L);
  }

  @Test
  void shouldBelieveNothingOfAnythingButTheStudentsLastEvent() {
    latencies.came(event("S01", 7));
    latencies.came(event("S01", 8));
    taken.clear();

    latencies.shown(MATH, "S01", "2-7");
    latencies.shown(MATH, "S02", "2-8");
    latencies.shown("nobody~1", "S01", "2-8");

    assertThat(taken).isEmpty();
    assertThat(latencies.seen(MATH)).isEmpty();
  }

  @Test
  void shouldNotMeasureWhatAClockCaused() {
    latencies.came(event("S01", 7));
    taken.clear();

    latencies.came(Logs.event(MATH, "S01", 2, Showing.AWAY, 8, null));
    latencies.shown(MATH, "S01", "2-7");
    latencies.shown(MATH, "S01", "2-8");

    assertThat(taken).isEmpty();
  }

  @Test
  void shouldMeasureRunningSessionsAlone() {
    board.fold(Logs.descriptor(MATH, SessionState.ENDED, 1_000));

    latencies.came(event("S01", 7));
    latencies.came(event("unknown~1", "S01", 8));

    assertThat(taken).isEmpty();
    assertThat(latencies.received(MATH)).isEmpty();
  }

  @Test
  void shouldNotMeasureACopyOfAnEventOfAnEarlierSession() {
    board.fold(Logs.descriptor(MATH, SessionState.RUNNING, 5_001));

    latencies.came(event("S01", 7));

    assertThat(taken).isEmpty();
  }

  @Test
  void shouldCallNothingSoonerThanItsCause() {
    latencies.came(Logs.event(MATH, "S01", 1, Showing.SAD, 7, 9_000_000L));
    latencies.shown(MATH, "S01", "2-7");

    assertThat(taken).contains("RECEIVED 0", "DISPLAY 0");
  }

  @Test
  void shouldBoundStudentsAndSessions() {
    for (int student = 0; student <= SessionLatencies.MOST_STUDENTS; student++) {
      latencies.came(event("S" + student, 7));
    }
    taken.clear();
    latencies.shown(MATH, "S" + SessionLatencies.MOST_STUDENTS, "2-7");
    assertThat(taken).isEmpty();

    for (int session = 0; session < Latencies.MOST_SESSIONS; session++) {
      board.fold(Logs.running("other~" + session));
      latencies.came(event("other~" + session, "S01", 7));
    }
    taken.clear();
    latencies.shown(MATH, "S01", "2-7");
    assertThat(taken).isEmpty();
    latencies.shown("other~0", "S01", "2-7");
    assertThat(taken).hasSize(1);
  }

  private static Entry event(String student, long offset) {
    return event(MATH, student, offset);
  }

  private static Entry event(String session, String student, long offset) {
    return Logs.event(session, student, 1, Showing.SAD, offset, CAPTURED_MICROS);
  }
}
