package dev.classmoji.aggregator.dashboard;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import dev.classmoji.aggregator.dashboard.latency.Latency;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Tells those who monitor the dashboard how soon emoji come and are seen. */
final class LatencyTimers implements Latency.Observer {
  private final Map<Latency, Timer> timers = new EnumMap<>(Latency.class);

  LatencyTimers(MeterRegistry registry) {
    for (var latency : Latency.values()) {
      timers.put(
          latency,
          Timer.builder("classmoji.latency")
              .description("parts of the way from a decoded picture to its emoji, and the whole")
              .tag("stage", latency.name().toLowerCase(Locale.ROOT))
              .publishPercentileHistogram()
              .minimumExpectedValue(Duration.ofMillis(1))
              .maximumExpectedValue(Duration.ofSeconds(10))
              .register(registry));
    }
  }

  @Override
  public void took(Latency latency, long micros) {
    timers.get(latency).record(micros, MICROSECONDS);
  }
}
