package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  @Property
  void shouldWaitBetweenHalfAndAllOfATimeThatDoubles(@ForAll long seed) {
    var backoff = new Backoff(FIRST, LONGEST, new Random(seed));
    for (long most : new long[] {500, 1000, 2000, 4000, 8000, 8000}) {
      assertThat(backoff.next().toMillis()).isBetween(most / 2, most);
    }
  }

  @Example
  void shouldBeginAnewAfterASuccess() {
    var backoff = new Backoff(FIRST, LONGEST, new Random(1));
    IntStream.range(0, 5).forEach(failure -> backoff.next());
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
  }

  @Example
  void shouldNotHaveAllSourcesComeBackAtOnce() {
    var chance = new Random(1);
    var waits = Stream.generate(() -> new Backoff(FIRST, LONGEST, chance).next()).limit(20);
    assertThat(waits.distinct()).hasSizeGreaterThan(10);
  }
}
