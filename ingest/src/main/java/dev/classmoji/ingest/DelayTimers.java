package dev.classmoji.ingest;

import dev.classmoji.ingest.source.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Tells those who monitor it how long one source's pictures were on their way. */
final class DelayTimers implements Consumer<Delay> {
  /** Few, since there may be many sources. */
  private static final Duration[] BOUNDS =
      LongStream.of(10, 25, 50, 100, 250, 500, 1000, 2500, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Timer decoder;
  private final Timer late;

  DelayTimers(MeterRegistry registry, String source) {
    decoder = timer(registry, source, "decoder");
    late = timer(registry, source, "late");
  }

  private static Timer timer(MeterRegistry registry, String source, String part) {
    return Timer.builder("classmoji.ingest.source.delay")
        .description(
            "decoder: from a picture's data until it left the decoder; late: how much later its"
                + " data came, by the sender's clock, than the earliest of the last ten minutes")
        .tag("source", source)
        .tag("part", part)
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  @Override
  public void accept(Delay delay) {
    delay.decoderMicros().ifPresent(micros -> decoder.record(micros, TimeUnit.MICROSECONDS));
    delay.lateMicros().ifPresent(micros -> late.record(micros, TimeUnit.MICROSECONDS));
  }
}
