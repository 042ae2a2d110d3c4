package dev.classmoji.ingest;

import dev.classmoji.ingest.source.SourceState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the state of each live source: 1 for the one that it is in, 0 for every other. */
final class SourceGauges implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Gauge> gauges = new ArrayList<>();

  SourceGauges(MeterRegistry registry, LiveFeeds feeds) {
    this.registry = registry;
    for (var feed : feeds.all()) {
      for (var state : SourceState.values()) {
        gauges.add(
            Gauge.builder(
                    "classmoji.ingest.source",
                    feed.source(),
                    source -> source.status().state() == state ? 1 : 0)
                .description("whether the live source is in that state")
                .tag("source", feed.id())
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(registry));
      }
    }
  }

  /** The class is over: nothing is told of its sources any more. */
  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
