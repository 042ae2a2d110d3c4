package dev.classmoji.aggregator.feedback;

import static dev.classmoji.aggregator.feedback.Readings.STEP_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.Showing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the policy over whole courses of readings, absences included. */
class EmojiPolicyPropertyTest {
  private static final int SETTLED = 100;

  @Property
  void shouldNeverChangeFasterThanTheDwellExceptToAndFromAway(
      @ForAll("settings") PolicySettings settings, @ForAll("courses") List<Probabilities> course) {
    var changes = changes(settings, course);

    for (int i = 1; i < changes.size(); i++) {
      var left = changes.get(i - 1);
      var entered = changes.get(i);
      if (left.showing() != Showing.AWAY && entered.showing() != Showing.AWAY) {
        assertThat(entered.sinceMicros() - left.sinceMicros())
            .isGreaterThanOrEqualTo(Micros.of(settings.dwell()));
      }
    }
  }

  @Property
  void shouldBeSureOfNothingButTheBest(
      @ForAll("settings") PolicySettings settings, @ForAll("courses") List<Probabilities> course) {
    var policy = new EmojiPolicy(settings);
    Shown shown = null;
    for (int i = 0; i < course.size(); i++) {
      var before = shown;
      shown = step(policy, before, course.get(i), i * STEP_MICROS);
      boolean changed = shown != null && (before == null || before.showing() != shown.showing());
      if (changed && Readings.EXPRESSIONS.contains(shown.showing())) {
        assertThat(shown.showing()).isEqualTo(course.get(i).best());
        assertThat(course.get(i).of(shown.showing()))
            .isGreaterThanOrEqualTo(settings.unsureBelow());
      }
    }
  }

  @Property
  void shouldConvergeToTheBestOfAConstantReadingOrToUnsure(
      @ForAll("settings") PolicySettings settings,
      @ForAll("courses") List<Probabilities> course,
      @ForAll("probabilities") Probabilities constant) {
    var best = constant.best();
    Assume.that(leadOf(constant) > settings.margin());
    double sureness = constant.of(best);
    var policy = new EmojiPolicy(settings);
    Shown shown = null;
    for (int i = 0; i < course.size(); i++) {
      shown = step(policy, shown, course.get(i), i * STEP_MICROS);
    }

    for (int i = course.size(); i < course.size() + SETTLED; i++) {
      shown = step(policy, shown, constant, i * STEP_MICROS);
    }

    if (sureness >= settings.sureFrom()) {
      assertThat(shown.showing()).isEqualTo(best);
    } else if (sureness < settings.unsureBelow()) {
      assertThat(shown.showing()).isEqualTo(Showing.UNSURE);
    } else {
      assertThat(shown.showing()).isIn(best, Showing.UNSURE);
    }
  }

  @Property
  void shouldDecideTheSameTwice(
      @ForAll("settings") PolicySettings settings, @ForAll("courses") List<Probabilities> course) {
    assertThat(changes(settings, course)).isEqualTo(changes(settings, course));
  }

  @Property
  void shouldTreatAllExpressionsAlike(
      @ForAll("settings") PolicySettings settings,
      @ForAll("courses") List<Probabilities> course,
      @ForAll("orders") List<Integer> order) {
    var permuted =
        course.stream().map(read -> read == null ? null : permuted(read, order)).toList();

    var expected =
        changes(settings, course).stream()
            .map(shown -> Shown.from(permuted(shown.showing(), order), shown.sinceMicros()))
            .toList();

    assertThat(changes(settings, permuted)).isEqualTo(expected);
  }

  private static Showing permuted(Showing showing, List<Integer> order) {
    return Readings.EXPRESSIONS.contains(showing)
        ? Showing.values()[order.indexOf(showing.ordinal())]
        : showing;
  }

  private static Probabilities permuted(Probabilities read, List<Integer> order) {
    var values = read.toArray();
    return Probabilities.of(order.stream().mapToDouble(i -> values[i]).toArray());
  }

  private static double leadOf(Probabilities probabilities) {
    var values = probabilities.toArray();
    Arrays.sort(values);
    return values[values.length - 1] - values[values.length - 2];
  }

  /** What is shown from when on, without what contends. */
  private static List<Shown> changes(PolicySettings settings, List<Probabilities> course) {
    var policy = new EmojiPolicy(settings);
    var changes = new ArrayList<Shown>();
    Shown shown = null;
    for (int i = 0; i < course.size(); i++) {
      var next = step(policy, shown, course.get(i), i * STEP_MICROS);
      if (next != null && (shown == null || shown.showing() != next.showing())) {
        changes.add(next);
      }
      shown = next;
    }
    return changes;
  }

  private static Shown step(EmojiPolicy policy, Shown shown, Probabilities read, long now) {
    if (read == null) {
      return shown == null ? null : policy.away(shown, now);
    }
    return shown == null ? policy.first(read, now) : policy.decide(shown, read, now);
  }

  /** Courses of readings, each repeated for a while; null stands for an absence. */
  @Provide
  Arbitrary<List<Probabilities>> courses() {
    var stretches =
        Combinators.combine(
                Readings.probabilities().injectNull(0.1), Arbitraries.integers().between(1, 12))
            .as((read, times) -> Collections.nCopies(times, read));
    return stretches
        .list()
        .ofMinSize(1)
        .ofMaxSize(15)
        .map(course -> course.stream().flatMap(List::stream).toList());
  }

  @Provide
  Arbitrary<Probabilities> probabilities() {
    return Readings.probabilities();
  }

  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.shuffle(0, 1, 2, 3, 4, 5, 6);
  }

  @Provide
  Arbitrary<PolicySettings> settings() {
    var share = Arbitraries.doubles().between(0, 1);
    var millis = Arbitraries.longs().between(0, 3000).map(Duration::ofMillis);
    return Combinators.combine(share, millis, millis, share, share)
        .as(
            (margin, hold, dwell, one, other) ->
                new PolicySettings(
                    margin / 4, hold, dwell, Math.min(one, other), Math.max(one, other)));
  }
}
