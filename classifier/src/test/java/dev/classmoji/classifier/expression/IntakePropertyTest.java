package dev.classmoji.classifier.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IntakePropertyTest {
  private static final String MATH = Records.session(0);

  private final Intake intake =
      new Intake(Records.FORMAT.deserializer(), Records.SHAPE, new DeadLetters(() -> 5_000_000));

  @Property
  void shouldSurviveAnyDamage(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 10_000) Integer> places,
      @ForAll byte damage) {
    var bytes = Records.bytes(Records.crop(MATH, 7, 1));
    for (int place : places) {
      bytes[place % bytes.length] ^= damage;
    }

    var arrival = intake.arrival(Records.record(0, 9, MATH + "/S01", bytes));

    assertThat(arrival.place()).isEqualTo(Place.of(Records.partition(0), 9));
  }
}
