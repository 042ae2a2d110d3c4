package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.SamplingRate.Load;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SamplingRateTest {
  private static final Load EASY = new Load(0, 0.4, 1);

  private final SamplingRate rate = new SamplingRate(5, 1);

  @Property
  void shouldStayWithinItsBoundsWhateverHappens(@ForAll("loads") List<Load> loads) {
    var some = new SamplingRate(5, 1);
    loads.forEach(load -> assertThat(some.after(load)).isBetween(1.0, 5.0));
  }

  @Example
  void shouldGiveWayToAnyOverload() {
    for (var overload : List.of(new Load(1, 0, 0), new Load(0, 0.95, 0), new Load(0, 0, 2))) {
      var some = new SamplingRate(5, 1);
      assertThat(some.after(overload)).as("%s", overload).isLessThan(5);
    }
  }

  @Example
  void shouldComeBackWhenTheOverloadIsOver() {
    for (int second = 0; second < 20; second++) {
      rate.after(new Load(5, 1, 9));
    }
    assertThat(rate.current()).isEqualTo(1);
    for (int second = 0; second < 20; second++) {
      rate.after(EASY);
    }
    assertThat(rate.current()).isEqualTo(5);
  }

  @Example
  void shouldSettleNearWhatTheMachineCanDo() {
    // Given a machine that drops pictures above 3 a second
    double sum = 0;
    for (int second = 0; second < 120; second++) {
      double next = rate.after(new Load(rate.current() > 3 ? 1 : 0, 0.5, 1));
      sum += second < 60 ? 0 : next;
    }
    assertThat(sum / 60).isBetween(2.4, 3.1);
  }

  @Provide
  Arbitrary<List<Load>> loads() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 9),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.longs().between(0, 30))
        .as(Load::new)
        .list()
        .ofMaxSize(60);
  }
}
