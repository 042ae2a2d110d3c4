package dev.classmoji.aggregator.dashboard.board;

import static dev.classmoji.aggregator.dashboard.board.Logs.ART;
import static dev.classmoji.aggregator.dashboard.board.Logs.MATH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the fold, over whole logs. */
class BoardPropertyTest {

  @Property
  void shouldNotDependOnTheOrderBetweenTopics(
      @ForAll @IntRange(min = 1, max = 90) int seconds, @ForAll long seed) {
    var log = log(seconds, seed);

    assertThat(present(Logs.interleaved(log, seed))).isEqualTo(present(log));
  }

  @Property
  void shouldBeTheSameIfEverythingComesAgain(
      @ForAll @IntRange(min = 1, max = 90) int seconds, @ForAll long seed) {
    var log = log(seconds, seed);
    var twice = new ArrayList<>(log);
    twice.addAll(Logs.interleaved(log, seed));

    assertThat(present(twice)).isEqualTo(present(log));
  }

  @Property
  void shouldTellALatecomerWhatTheFirstOneWasToldBitByBit(
      @ForAll @IntRange(min = 1, max = 90) int seconds, @ForAll long seed) {
    var random = new Random(seed);
    var board = new Board(10);
    var first = new Replica();
    for (var entry : Logs.interleaved(log(seconds, seed), seed)) {
      board.fold(entry);
      if (random.nextInt(10) == 0) {
        first.update(board, MATH);
      }
    }
    first.update(board, MATH);

    assertThat(Optional.of(first.whole(MATH))).isEqualTo(board.since(MATH, 0));
  }

  private static List<Entry> log(int seconds, long seed) {
    var log = new ArrayList<>(Logs.session(MATH, seconds, seed));
    log.addAll(Logs.session(ART, seconds / 2 + 1, seed + 1));
    return log;
  }

  private static List<?> present(List<Entry> log) {
    var board = new Board(10);
    log.forEach(board::fold);
    return List.of(
        board.sessions(),
        unversioned(board.since(MATH, 0).orElseThrow()),
        unversioned(board.since(ART, 0).orElseThrow()));
  }

  private static SessionUpdate unversioned(SessionUpdate update) {
    return new SessionUpdate(
        update.session(),
        0,
        0,
        update.details(),
        update.students(),
        update.gone(),
        update.latest(),
        update.mood(),
        update.again());
  }
}
