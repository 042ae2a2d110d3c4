package dev.classmoji.ingest.source;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LatenessLawsTest {
  private static final long MILLI = MILLISECONDS.toNanos(1);
  private static final long FRAME = MILLISECONDS.toNanos(40);

  /** Of packets whose delays are these, each is late by what it took more than the best. */
  @Property
  void shouldTellWhatEachTookMoreThanTheEarliestSoFar(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 5_000) Integer> millis,
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long theirs,
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long ours) {
    var fresh = new Lateness();
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < millis.size(); i++) {
      least = Math.min(least, millis.get(i));
      assertThat(fresh.nanos(theirs + i * FRAME, ours + i * FRAME + millis.get(i) * MILLI))
          .isEqualTo((millis.get(i) - least) * MILLI);
    }
  }
}
