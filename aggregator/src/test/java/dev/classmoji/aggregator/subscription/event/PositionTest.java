package dev.classmoji.aggregator.subscription.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  @Test
  void shouldBeThePlaceOfTheLastEventWhereThereIsOnePartition() {
    var position = Position.START.after(new Place(2, 1233)).after(new Place(2, 1234));

    assertThat(position).hasToString("2-1234");
    assertThat(position.next(2)).isEqualTo(1235);
  }

  @Test
  void shouldNameEveryPartitionThatWasBegun() {
    var position = Position.START.after(new Place(2, 7)).withNext(0, 18).withNext(1, 0);

    assertThat(position).hasToString("0-17.2-7");
    assertThat(position.next(1)).isZero();
  }

  @Test
  void shouldBeWrittenWhereNothingWasBegun() {
    assertThat(Position.START).hasToString("start");
    assertThat(Position.parse("start")).isEqualTo(Position.START);
    assertThat(Position.START.next(3)).isZero();
  }

  @Property
  void shouldReadWhatItWrote(
      @ForAll @Size(max = 40)
          Map<@IntRange(max = 999) Integer, @LongRange(max = 999_999_999_999L) Long> next) {
    var position = Position.START;
    for (var each : next.entrySet()) {
      position = position.withNext(each.getKey(), each.getValue());
    }

    var read = Position.parse(position.toString());

    assertThat(read).isEqualTo(position).hasSameHashCodeAs(position);
    next.forEach((partition, offset) -> assertThat(read.next(partition)).isEqualTo(offset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "2-",
        "-1",
        "2--1",
        "2-1.",
        ".2-1",
        "2-1,3-1",
        "1-99999999999999999999",
        "x"
      })
  void shouldRefuseWhatIsNoPosition(String text) {
    assertThatThrownBy(() -> Position.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no position");
  }

  @Test
  void shouldRefuseAPositionWithoutEnd() {
    assertThatThrownBy(() -> Position.parse("1-1" + ".1-1".repeat(3_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
