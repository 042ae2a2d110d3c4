package dev.classmoji.aggregator.subscription.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.event.Events;
import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Position;
import dev.classmoji.schemas.Showing;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SubscriberTest {
  private final FakeLine line = new FakeLine();

  @Test
  void shouldTellThatEventsAreNotKeptAnyMore() {
    var subscriber = subscriber(Position.parse("1-4"));
    subscriber.skip(1, 100);

    assertThat(line.run().last()).isEqualTo(new Message.Gap(Position.parse("1-99"), 1, 5, 100));
    assertThat(subscriber.next(1)).isEqualTo(100);
  }

  @Test
  void shouldMissNothingOfWhatItNeverBegan() {
    var subscriber = subscriber(Position.START);
    subscriber.skip(1, 100);

    assertThat(line.run().sent).containsExactly(new Message.Beat(Position.START));
    assertThat(subscriber.next(1)).isEqualTo(100);
  }

  @Test
  void shouldReadOnePartitionAloneOfASession() {
    var subscriber = new Subscriber(Filter.ALL, Optional.of(Position.parse("0-9.1-4")), line, 5);
    subscriber.place(OptionalInt.of(1), Position.START);
    subscriber.take(delivery(0, 10));
    subscriber.take(delivery(1, 5));

    assertThat(line.run().events()).containsExactly("5");
    assertThat(line.last().position()).hasToString("1-5");
    assertThat(subscriber.partitions(4)).containsExactly(1);
  }

  @Test
  void shouldGoOnWhenItsLineTakesMoreAgain() {
    var subscriber = subscriber(Position.START);
    line.full = true;
    subscriber.take(delivery(0, 0));
    assertThat(line.run().events()).isEmpty();

    line.full = false;
    subscriber.drained();

    assertThat(line.run().events()).containsExactly("0");
  }

  @Test
  void shouldCutOffWhoMakesNoRoomForThePast() throws InterruptedException {
    var subscriber = subscriber(Position.START);
    line.full = true;
    for (int offset = 0; offset < 3; offset++) {
      subscriber.take(delivery(0, offset));
    }

    assertThat(subscriber.awaitRoom(Duration.ofMillis(1))).isFalse();
    assertThat(line.run().farewells).containsExactly(Farewell.TOO_SLOW);
  }

  @Test
  void shouldSayFarewellOnceAndThenNothing() {
    var subscriber = subscriber(Position.START);
    subscriber.close(Farewell.STOPPING);
    subscriber.close(Farewell.TOO_SLOW);
    subscriber.take(delivery(0, 0));

    assertThat(line.run().farewells).containsExactly(Farewell.STOPPING);
    assertThat(line.sent).isEmpty();
  }

  private Subscriber subscriber(Position start) {
    var subscriber = new Subscriber(Filter.ALL, Optional.of(start), line, 5);
    subscriber.place(OptionalInt.empty(), Position.START);
    return subscriber;
  }

  private static Delivery delivery(int partition, long offset) {
    return new Delivery(
        Events.at(partition, offset, Events.read("S01", offset, Showing.SAD, Showing.HAPPY)));
  }
}
