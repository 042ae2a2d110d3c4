package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SampleScheduleTest {

  @Property
  void shouldSampleTheFirstFrameAtOrAfterEachDueTime(
      @ForAll @Size(min = 1, max = 100) List<@IntRange(min = 1, max = 900_000) Integer> gaps,
      @ForAll @DoubleRange(min = 0.5, max = 30) double rate) {
    var times = new ArrayList<Long>(List.of(0L));
    gaps.forEach(gap -> times.add(times.get(times.size() - 1) + gap));

    var schedule = new SampleSchedule(rate);
    var sampled = times.stream().filter(schedule::due).toList();

    assertThat(sampled).containsExactlyElementsOf(firstOfEach(times, rate));
  }

  private static Set<Long> firstOfEach(List<Long> times, double rate) {
    var firsts = new TreeSet<Long>();
    double end = times.get(times.size() - 1) / 1e6;
    for (long k = 0; k <= end * rate + 1; k++) {
      double due = k / rate * 1e6 - 1; // give or take the rounding to whole microseconds
      times.stream().filter(time -> time >= due).findFirst().ifPresent(firsts::add);
    }
    return firsts;
  }

  @Test
  void shouldSampleEachFrameAtTheFramesOwnRate() {
    // 1/3 s is not a whole number of microseconds
    var schedule = new SampleSchedule(3);
    assertThat(List.of(0L, 333_333L, 666_667L, 1_000_000L)).allMatch(schedule::due);
  }

  @Test
  void shouldNotSampleFramesThatComeOutOfOrder() {
    var schedule = new SampleSchedule(5);
    var sampled = new ArrayList<Long>();
    for (long time : new long[] {0, 400_000, 200_000, 300_000, 600_000}) {
      if (schedule.due(time)) {
        sampled.add(time);
      }
    }
    assertThat(sampled).containsExactly(0L, 400_000L, 600_000L);
  }

  @Test
  void shouldRefuseARateOfNothing() {
    assertThatThrownBy(() -> new SampleSchedule(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
