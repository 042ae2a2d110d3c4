package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.source.Delay;
import dev.classmoji.schemas.IngestCounters;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class IngestMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final IngestMeters meters = new IngestMeters(registry);

  @Test
  void shouldCountWhatEachSessionAdds() {
    var first = counters(new IngestCounters(9L, 4L, 2L, 1L, 8L, 7L, 0L, 0L, 0L, 0L, 0L), 2);
    var second = counters(new IngestCounters(9L, 1L, 1L, 1L, 1L, 1L, 0L, 0L, 0L, 0L, 0L), 1);

    first.apply(0);
    first.apply(0);
    second.apply(0);

    assertThat(count("pictures")).isEqualTo(5);
    assertThat(count("faces")).isEqualTo(9);
    assertThat(count("crops")).isEqualTo(8);
    assertThat(dropped("replaced")).isEqualTo(3);
    assertThat(dropped("damaged")).isEqualTo(2);
  }

  @Test
  void shouldHandOnTheSessionsCounters() {
    var now = new IngestCounters(9L, 4L, 2L, 1L, 8L, 7L, 0L, 0L, 0L, 0L, 0L);

    assertThat(counters(now, 1).apply(7)).isEqualTo(now);
  }

  @Test
  void shouldCountWhomAdmissionTurnsAway() {
    var admission = meters.counting(student -> student.equals("S01"));

    assertThat(List.of(admission.admits("S01"), admission.admits("S02")))
        .containsExactly(true, false);
    assertThat(dropped("not-admitted")).isEqualTo(1);
  }

  @Test
  void shouldTimeThePublishing() {
    meters.published(20_000);
    meters.published(-3); // the clock was set back

    var timer = registry.get("classmoji.latency").tag("stage", "publish").timer();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.MICROSECONDS)).isEqualTo(20_000);
  }

  @Test
  void shouldTimeEachSourcesPicturesAndLeaveOutWhatIsNotKnown() {
    var first = meters.delays("v1");
    first.accept(new Delay(OptionalLong.of(12_000), OptionalLong.of(300_000)));
    first.accept(new Delay(OptionalLong.of(8_000), OptionalLong.empty()));
    meters.delays("v2").accept(new Delay(OptionalLong.empty(), OptionalLong.empty()));

    assertThat(delay("v1", "decoder").count()).isEqualTo(2);
    assertThat(delay("v1", "decoder").totalTime(TimeUnit.MICROSECONDS)).isEqualTo(20_000);
    assertThat(delay("v1", "late").count()).isEqualTo(1);
    assertThat(delay("v1", "late").max(TimeUnit.MICROSECONDS)).isEqualTo(300_000);
    assertThat(delay("v2", "decoder").count()).isZero();
    assertThat(delay("v2", "late").count()).isZero();
  }

  private Timer delay(String source, String part) {
    return registry
        .get("classmoji.ingest.source.delay")
        .tag("source", source)
        .tag("part", part)
        .timer();
  }

  /** A session whose counters have the same values each time that they are asked for. */
  private LongFunction<IngestCounters> counters(IngestCounters value, int times) {
    var values = new ArrayDeque<>(Collections.nCopies(times, value));
    return meters.growing(published -> values.remove());
  }

  private double count(String name) {
    return registry.get("classmoji.ingest." + name).counter().count();
  }

  private double dropped(String cause) {
    return registry.get("classmoji.ingest.dropped").tag("cause", cause).counter().count();
  }
}
