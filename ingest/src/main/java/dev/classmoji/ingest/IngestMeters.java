package dev.classmoji.ingest;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import dev.classmoji.ingest.source.Delay;
import dev.classmoji.ingest.student.Admission;
import dev.classmoji.schemas.IngestCounters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** What ingest tells those who monitor it: what it has done in all sessions of this process. */
final class IngestMeters {
  private static final IngestCounters NOTHING =
      new IngestCounters(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

  private final MeterRegistry registry;
  private final Timer publish;
  private final Counter pictures;
  private final Counter faces;
  private final Counter crops;
  private final Counter replaced;
  private final Counter damaged;
  private final Counter notAdmitted;

  IngestMeters(MeterRegistry registry) {
    this.registry = registry;
    publish =
        Timer.builder("classmoji.latency")
            .description("parts of the way from a decoded picture to its emoji, and the whole")
            .tag("stage", "publish")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(10))
            .register(registry);
    pictures = counter("pictures", "pictures searched for faces");
    faces = counter("faces", "faces found in them");
    crops = counter("crops", "crops given to Kafka");
    replaced = dropped("replaced");
    damaged = dropped("damaged");
    notAdmitted = dropped("not-admitted");
  }

  private Counter counter(String name, String description) {
    return Counter.builder("classmoji.ingest." + name).description(description).register(registry);
  }

  private Counter dropped(String cause) {
    return Counter.builder("classmoji.ingest.dropped")
        .description(
            "replaced: pictures of live sources that a newer one overtook; damaged: packets or"
                + " pictures that could not be decoded; not-admitted: faces that may not be cropped")
        .tag("cause", cause)
        .register(registry);
  }

  /** A crop was given to Kafka, so many microseconds after its picture had left the decoder. */
  void published(long micros) {
    publish.record(Math.max(0, micros), MICROSECONDS);
  }

  /** The same counters of a session, counted here too as they grow. */
  LongFunction<IngestCounters> growing(LongFunction<IngestCounters> session) {
    return new LongFunction<>() {
      private IngestCounters before = NOTHING;

      @Override
      public IngestCounters apply(long cropsPublished) {
        var now = session.apply(cropsPublished);
        pictures.increment(now.getFramesSampled() - before.getFramesSampled());
        faces.increment(now.getFacesDetected() - before.getFacesDetected());
        crops.increment(now.getCropsPublished() - before.getCropsPublished());
        replaced.increment(now.getFramesDropped() - before.getFramesDropped());
        damaged.increment(now.getFramesDamaged() - before.getFramesDamaged());
        before = now;
        return now;
      }
    };
  }

  /** The same admission; whom it turns away is counted. */
  Admission counting(Admission admission) {
    return student -> {
      boolean admitted = admission.admits(student);
      if (!admitted) {
        notAdmitted.increment();
      }
      return admitted;
    };
  }

  /** Takes the delays of a live source's pictures, by its id. */
  Consumer<Delay> delays(String source) {
    return new DelayTimers(registry, source);
  }

  /** The state of each source of a live class, until it is closed. */
  SourceGauges watch(LiveFeeds feeds) {
    return new SourceGauges(registry, feeds);
  }
}
