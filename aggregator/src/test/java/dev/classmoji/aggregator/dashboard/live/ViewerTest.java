package dev.classmoji.aggregator.dashboard.live;

import static dev.classmoji.aggregator.dashboard.board.Logs.ART;
import static dev.classmoji.aggregator.dashboard.board.Logs.MATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.dashboard.board.Board;
import dev.classmoji.aggregator.dashboard.board.Logs;
import dev.classmoji.aggregator.dashboard.latency.Latencies;
import dev.classmoji.aggregator.dashboard.latency.Latency;
import dev.classmoji.schemas.Showing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerTest {
  private static final Clock NOW = Clock.fixed(Instant.ofEpochMilli(5_001), ZoneOffset.UTC);

  private final Board board = new Board(10);
  private final FakeLine line = new FakeLine();
  private final List<Long> shown = new ArrayList<>();
  private final Latencies latencies =
      new Latencies(
          board,
          NOW,
          (latency, micros) -> {
            if (latency == Latency.DISPLAY) {
              shown.add(micros);
            }
          });
  private final Viewer viewer = new Viewer(board, latencies, line, NOW);

  @Test
  void shouldTellTheSessionsFirst() {
    board.fold(Logs.running(MATH));

    viewer.wake();

    assertThat(line.sent)
        .containsExactly(
            "{\"type\":\"sessions\",\"sessions\":[{\"id\":\"math-7b~k3f9\",\"name\":\"math-7b\","
                + "\"run\":\"k3f9\",\"state\":\"RUNNING\",\"startedAtMillis\":1000}]}");
  }

  @Test
  void shouldTellTheWholePresentThenEachChange() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.feedback(MATH, "S01", 1L, Showing.HAPPY));
    board.fold(Logs.tick(MATH, 1, 0, 0, 0, 1));
    watch(MATH);
    assertThat(line.last())
        .startsWith("{\"type\":\"session\",\"session\":\"math-7b~k3f9\",\"after\":0,\"version\":4,")
        .contains("\"id\":\"S01\"", "\"tickAgeMillis\":5000");

    board.fold(Logs.feedback(MATH, "S02", 2L, Showing.SAD));
    viewer.wake();

    assertThat(line.last())
        .contains("\"after\":4,\"version\":5", "\"id\":\"S02\"")
        .doesNotContain("S01");
  }

  @Test
  void shouldTellTheWholeOfASessionThatBeginsAgain() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.feedback(MATH, "S01", 1L, Showing.HAPPY));
    watch(MATH);

    board.beginAgain(Logs.running(MATH), 4);
    viewer.wake();
    line.leaveAll();

    assertThat(line.last())
        .contains("\"after\":0", "\"state\":\"RUNNING\"", "\"again\":4.0")
        .doesNotContain("S01", "unknown-session");
  }

  @Test
  void shouldTellNothingWhenNothingChanged() {
    board.fold(Logs.running(MATH));
    watch(MATH);
    int before = line.sent.size();

    viewer.wake();

    assertThat(line.sent).hasSize(before);
  }

  @Test
  void shouldTellASlowPageAllThatItMissedInOneMessage() {
    // Given a page whose first message has not left yet
    board.fold(Logs.running(MATH));
    viewer.hear("{\"type\":\"watch\",\"session\":\"" + MATH + "\"}");
    assertThat(line.sent).hasSize(1);

    // When a thousand things happen
    for (long second = 0; second < 1_000; second++) {
      board.fold(Logs.feedback(MATH, "S01", second, Showing.HAPPY));
      board.fold(Logs.tick(MATH, second, 0, 0, 0, 1));
      viewer.wake();
    }
    assertThat(line.sent).hasSize(1);

    // Then it gets them in one
    line.leaveAll();
    assertThat(line.sent).hasSize(2);
    assertThat(line.last()).contains("\"version\":2002", "\"second\":999");
  }

  @Test
  void shouldSayThatASessionIsUnknownAndShowItOnceItComesUp() {
    watch(MATH);
    assertThat(line.last()).contains("\"type\":\"problem\"", "unknown-session");
    int before = line.sent.size();
    viewer.wake();
    assertThat(line.sent).as("says so once").hasSize(before);

    board.fold(Logs.running(MATH));
    viewer.wake();
    line.leaveAll();

    assertThat(line.last()).contains("\"type\":\"session\"", "\"after\":0");
  }

  @Test
  void shouldTellOfTheSessionLastAskedForAlone() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.running(ART));
    watch(MATH);
    watch(ART);
    int before = line.sent.size();

    board.fold(Logs.feedback(MATH, "S01", 1L, Showing.HAPPY));
    viewer.wake();

    assertThat(line.last()).contains(ART);
    assertThat(line.sent).hasSize(before);
  }

  @Test
  void shouldNoteOnceHowSoonNewsWereDrawn() {
    board.fold(Logs.running(MATH));
    present("S01", 1);
    watch(MATH);
    come("S01", 2, 17);

    shown("S01", "2-17");
    shown("S01", "2-17");

    // the picture was decoded at 4,900 ms, and it is 5,001 ms now
    assertThat(shown).containsExactly(101_000L);
  }

  @Test
  void shouldNotAskHowLongAWholeStateHasStood() {
    board.fold(Logs.running(MATH));
    present("S01", 1);
    come("S01", 2, 17);
    watch(MATH);

    shown("S01", "2-17");

    assertThat(shown).isEmpty();
  }

  @Test
  void shouldNotBelieveWhatItNeverTold() {
    board.fold(Logs.running(MATH));
    present("S01", 1);
    watch(MATH);
    come("S01", 2, 17);
    come("S01", 3, 18);

    shown("S01", "2-17");
    shown("S02", "2-18");
    shown("S01", "2-19");
    viewer.hear("{\"type\":\"shown\"}");

    assertThat(shown).isEmpty();
    assertThat(line.farewells).isEmpty();
  }

  @Test
  void shouldForgetWhatIsDueWhenAnotherSessionIsWatched() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.running(ART));
    present("S01", 1);
    watch(MATH);
    come("S01", 2, 17);
    watch(ART);

    shown("S01", "2-17");

    assertThat(shown).isEmpty();
  }

  @Test
  void shouldTellHowSoonEmojiWereSeenOfLate() {
    board.fold(Logs.running(MATH));
    present("S01", 1);
    watch(MATH);
    for (int change = 2; change < 7; change++) {
      come("S01", change, change);
      shown("S01", "2-" + change);
    }

    viewer.beat();

    assertThat(line.last())
        .isEqualTo(
            "{\"type\":\"beat\",\"tickAgeMillis\":null,"
                + "\"shown\":{\"medianMillis\":101,\"mostMillis\":101}}");
  }

  private void present(String student, long second) {
    board.fold(Logs.feedback(MATH, student, second, Showing.HAPPY));
  }

  /** An event comes whose picture was decoded at 4,900 ms. */
  private void come(String student, long second, long offset) {
    var entry = Logs.event(MATH, student, second, Showing.SAD, offset, 4_900_000L);
    board.fold(entry);
    latencies.came(entry);
    viewer.wake();
    line.leaveAll();
  }

  private void shown(String student, String event) {
    viewer.hear(
        "{\"type\":\"shown\",\"student\":\"%s\",\"event\":\"%s\"}".formatted(student, event));
    line.leaveAll();
  }

  @Test
  void shouldGiveASignOfLifeWhenThereIsNothingElse() {
    board.fold(Logs.running(MATH));
    board.fold(Logs.tick(MATH, 1, 0, 0, 0, 1));
    watch(MATH);

    viewer.beat();

    assertThat(line.last()).isEqualTo("{\"type\":\"beat\",\"tickAgeMillis\":5000}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "watch",
        "{}",
        "[1,2",
        "{\"type\":\"watch\"} {}",
        "{\"type\":\"shout\"}",
        "{\"type\":\"watch\",\"session\":\"a~1\",\"more\":1}",
        "{\"type\":\"watch\",\"session\":{\"$ne\":null}}"
      })
  void shouldSayHowToAskWhenItCannotReadWhatIsAsked(String nonsense) {
    viewer.hear(nonsense);
    line.leaveAll();

    assertThat(line.sent).filteredOn(text -> text.contains("unreadable-message")).hasSize(1);
    assertThat(line.farewells).isEmpty();
  }

  @Test
  void shouldLosePatienceWithNonsense() {
    for (int i = 0; i < 5; i++) {
      viewer.hear("nonsense");
    }

    assertThat(line.farewells).containsExactly(Farewell.NONSENSE);
  }

  @Test
  void shouldEndTheLineOfAnOversizedMessage() {
    viewer.hear("x".repeat(1_025));

    assertThat(line.farewells).containsExactly(Farewell.OVERSIZED);
  }

  @Test
  void shouldGiveUpALineThatFails() {
    viewer.wake();
    line.fail();
    board.fold(Logs.running(MATH));
    viewer.wake();

    assertThat(line.farewells).containsExactly(Farewell.BROKEN);
    assertThat(line.sent).hasSize(1);
  }

  private void watch(String session) {
    viewer.hear("{\"type\":\"watch\",\"session\":\"" + session + "\"}");
    line.leaveAll();
  }
}
