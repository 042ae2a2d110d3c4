package dev.classmoji.aggregator.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.board.Logs;
import dev.classmoji.aggregator.dashboard.latency.Latencies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Clock clock = new TestClock(now::get);
  private final Board board = new Board(10);
  private final Latencies latencies = new Latencies(board, clock, (latency, micros) -> {});
  private final Audience audience =
      new Audience(board, latencies, 2, Duration.ofSeconds(30), clock);

  @Test
  void shouldTurnAwayOnePageTooMany() {
    audience.admit(new FakeLine());
    audience.admit(new FakeLine());
    var third = new FakeLine();

    assertThat(audience.admit(third)).isEmpty();
    assertThat(third.farewells).containsExactly(Farewell.TOO_MANY);
    assertThat(third.sent).isEmpty();
  }

  @Test
  void shouldHaveRoomAgainAfterOneLeft() {
    audience.admit(new FakeLine());
    audience.leave(audience.admit(new FakeLine()).orElseThrow());

    assertThat(audience.admit(new FakeLine())).isPresent();
  }

  @Test
  void shouldTellAllWhenTheBoardChanges() {
    var one = new FakeLine();
    var other = new FakeLine();
    audience.admit(one);
    audience.admit(other);
    one.leaveAll();
    other.leaveAll();

    board.fold(Logs.running(Logs.MATH));
    audience.wake();

    assertThat(one.last()).contains(Logs.MATH);
    assertThat(other.last()).contains(Logs.MATH);
  }

  @Test
  void shouldGiveUpPagesThatFellSilent() {
    var silent = new FakeLine();
    var alive = new FakeLine();
    audience.admit(silent);
    var viewer = audience.admit(alive).orElseThrow();

    now.set(NOON.plusSeconds(31));
    viewer.heard();
    audience.beat();

    assertThat(silent.farewells).containsExactly(Farewell.SILENT);
    assertThat(alive.farewells).isEmpty();
    assertThat(audience.size()).isEqualTo(1);
  }

  @Test
  void shouldSayFarewellToAll() {
    var line = new FakeLine();
    audience.admit(line);

    audience.close();

    assertThat(line.farewells).containsExactly(Farewell.STOPPING);
    assertThat(audience.size()).isZero();
  }
}
