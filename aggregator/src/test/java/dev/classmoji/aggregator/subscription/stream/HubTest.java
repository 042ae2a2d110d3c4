package dev.classmoji.aggregator.subscription.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.event.Events;
import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Position;
import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HubTest {
  private static final int KEPT = 10;
  private static final int QUEUE = 20;
  private static final Filter ONE_RUN = Filter.of(Map.of("session", Events.SESSION));

  private final List<Subscriber> past = new ArrayList<>();
  private final Hub hub = new Hub(3, KEPT, (session, partitions) -> 1, past::add);
  private final FakeLine line = new FakeLine();

  @Test
  void shouldTellWhatComesFromNowOn() {
    open();
    publish(1, 0);
    admit(Filter.ALL, Optional.empty());
    publish(1, 1);
    publish(0, 0);

    assertThat(line.run().events()).containsExactly("1001", "0");
    assertThat(line.last().position()).hasToString("0-0.1-1");
    assertThat(past).isEmpty();
  }

  @Test
  void shouldSayAtOnceWhereToResumeFrom() {
    open();
    publish(1, 6);
    admit(Filter.ALL, Optional.empty());

    assertThat(line.run().sent).containsExactly(new Message.Beat(Position.parse("1-6")));
  }

  @Test
  void shouldLetWaitWhoComesBeforeTheLogIsFollowed() {
    admit(Filter.ALL, Optional.empty());
    assertThat(line.run().sent).isEmpty();

    open();
    publish(0, 0);

    assertThat(line.run().events()).containsExactly("0");
  }

  @Test
  void shouldResumeFromWhatIsKeptWithoutReadingThePast() {
    open();
    for (int offset = 0; offset < 5; offset++) {
      publish(1, offset);
    }
    admit(ONE_RUN, Optional.of(Position.parse("1-2")));
    publish(1, 5);

    assertThat(line.run().events()).containsExactly("1003", "1004", "1005");
    assertThat(line.last().position()).hasToString("1-5");
    assertThat(past).isEmpty();
  }

  @Test
  void shouldHaveThePastReadForWhoNeedsMoreThanIsKept() {
    open();
    for (int offset = 0; offset <= KEPT; offset++) {
      publish(1, offset);
    }
    var subscriber = admit(ONE_RUN, Optional.of(Position.START));

    assertThat(past).containsExactly(subscriber);
    assertThat(hub.join(subscriber)).isFalse();
    subscriber.take(delivery(1, 0)); // the reader of the past does
    line.run();

    assertThat(hub.join(subscriber)).isTrue();
    assertThat(line.run().events()).hasSize(KEPT + 1).doesNotHaveDuplicates();
  }

  @Test
  void shouldNotLetJoinWhoIsAheadUntilThePresentHasCome() {
    open();
    var subscriber = admit(ONE_RUN, Optional.of(Position.parse("1-2")));

    assertThat(hub.join(subscriber)).isFalse();
    assertThat(hub.isBehind(subscriber)).isTrue();

    for (int offset = 0; offset < 4; offset++) {
      publish(1, offset);
    }
    assertThat(hub.join(subscriber)).isTrue();
    assertThat(line.run().events()).containsExactly("1003");
  }

  @Test
  void shouldPassOverWhatIsReadAgainAfterAFailure() {
    open();
    admit(Filter.ALL, Optional.empty());
    publish(1, 0);
    publish(1, 1);
    publish(1, 0);
    publish(1, 1);
    publish(1, 2);

    assertThat(line.run().events()).containsExactly("1000", "1001", "1002");
    var back = new FakeLine();
    hub.admit(new Subscriber(Filter.ALL, Optional.of(Position.START), back, QUEUE));
    assertThat(back.run().events()).containsExactly("1000", "1001", "1002");
  }

  @Test
  void shouldCutOffWhoIsTooSlowAndNobodyElse() {
    open();
    admit(Filter.ALL, Optional.empty());
    var other = new FakeLine();
    hub.admit(new Subscriber(Filter.ALL, Optional.empty(), other, QUEUE));
    line.full = true;
    for (int offset = 0; offset <= QUEUE; offset++) {
      publish(1, offset);
      other.run();
    }

    assertThat(line.run().farewells).containsExactly(Farewell.TOO_SLOW);
    assertThat(line.sent).isEmpty();
    assertThat(other.events()).hasSize(QUEUE + 1);
    assertThat(other.farewells).isEmpty();
  }

  @Test
  void shouldCutOffWhoTakesNothingThoughLittleWaits() {
    open();
    admit(Filter.ALL, Optional.empty());
    line.full = true;
    publish(1, 0);
    for (int beat = 0; beat < 3; beat++) {
      assertThat(line.run().farewells).isEmpty();
      hub.beat();
    }

    assertThat(line.run().farewells).containsExactly(Farewell.TOO_SLOW);
  }

  @Test
  void shouldGiveASignOfLifeThatNamesHowFarAllWasLookedThrough() {
    open();
    admit(Filter.of(Map.of("student", "S99")), Optional.empty());
    line.run();
    publish(1, 0);
    hub.reach(0, 3);
    hub.beat();

    assertThat(line.run().events()).isEmpty();
    assertThat(line.last()).isEqualTo(new Message.Beat(Position.parse("0-2.1-0")));
  }

  @Test
  void shouldTellOneTooManySo() {
    open();
    for (int i = 0; i < 3; i++) {
      admit(Filter.ALL, Optional.empty());
    }
    var late = new FakeLine();

    assertThat(hub.admit(new Subscriber(Filter.ALL, Optional.empty(), late, QUEUE))).isFalse();
    assertThat(late.run().farewells).containsExactly(Farewell.TOO_MANY);
    assertThat(hub.size()).isEqualTo(3);
  }

  @Test
  void shouldForgetWhoLeft() {
    open();
    hub.leave(admit(Filter.ALL, Optional.empty()));
    publish(1, 0);

    assertThat(line.run().events()).isEmpty();
    assertThat(hub.size()).isZero();
  }

  @Test
  void shouldSayFarewellToAllAndToWhoeverStillComes() {
    open();
    admit(Filter.ALL, Optional.empty());
    hub.close();
    admit(Filter.ALL, Optional.empty());

    assertThat(line.run().farewells).containsExactly(Farewell.STOPPING, Farewell.STOPPING);
  }

  @Test
  void shouldSendWhatWaitsAtOnce() {
    open();
    admit(Filter.ALL, Optional.empty());
    publish(1, 0);
    publish(1, 1);

    assertThat(line.run().batches).containsExactly(3); // the position first
  }

  /** Wherever it was cut off, and however much came meanwhile: each event once, in order. */
  @Property(tries = 200)
  void shouldLoseAndDoubleNothingOverACut(
      @ForAll @IntRange(max = 40) int seen,
      @ForAll @IntRange(max = 40) int missed,
      @ForAll @IntRange(max = 15) int after) {
    var readPast = new ArrayList<Subscriber>();
    var cut = new Hub(2, KEPT, (session, partitions) -> 1, readPast::add);
    var back = new FakeLine();
    cut.open(2, Position.START);
    for (int i = 0; i < seen + missed; i++) {
      cut.publish(delivery(i % 2, i / 2));
    }
    var position = Position.START.withNext(0, (seen + 1) / 2).withNext(1, seen / 2);
    var subscriber = new Subscriber(Filter.ALL, Optional.of(position), back, QUEUE);
    cut.admit(subscriber);
    for (int i = seen; !readPast.isEmpty() && !cut.join(subscriber); i++) {
      subscriber.take(delivery(i % 2, i / 2));
      back.run();
    }
    for (int i = seen + missed; i < seen + missed + after; i++) {
      cut.publish(delivery(i % 2, i / 2));
      back.run();
    }

    var expected = new ArrayList<String>();
    for (int i = seen; i < seen + missed + after; i++) {
      expected.add(String.valueOf(sequence(i % 2, i / 2)));
    }
    assertThat(back.run().events()).isEqualTo(expected);
    assertThat(back.farewells).isEmpty();
  }

  private void open() {
    hub.open(2, Position.START);
  }

  private Subscriber admit(Filter filter, Optional<Position> start) {
    var subscriber = new Subscriber(filter, start, line, QUEUE);
    hub.admit(subscriber);
    return subscriber;
  }

  private void publish(int partition, long offset) {
    hub.publish(delivery(partition, offset));
  }

  private static long sequence(int partition, long offset) {
    return 1_000L * partition + offset;
  }

  private static Delivery delivery(int partition, long offset) {
    return new Delivery(
        Events.at(
            partition,
            offset,
            Events.read("S01", sequence(partition, offset), Showing.SAD, Showing.HAPPY)));
  }
}
