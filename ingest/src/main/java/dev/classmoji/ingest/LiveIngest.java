package dev.classmoji.ingest;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.crop.StillFaces;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.UnusableSourceException;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.TopicAdmin;
import dev.classmoji.schemas.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;

/** Reads live classes into Kafka, each call on its own thread and with its own means. */
@ApplicationScoped
public class LiveIngest {
  private final IngestSettings settings;
  private final TopicSettings topics;
  private final Map<String, Object> client;
  private final IngestMeters meters;
  private final Tracing tracing;
  private final Clock clock = Clock.systemUTC();
  private final LongSupplier nanos = System::nanoTime;
  private final Pulses pulses = new Pulses(nanos);
  private volatile LiveFeeds feeds;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param registry where to tell those who monitor it what it has done
   * @param tracing where to tell how a picture went its way
   */
  public LiveIngest(
      IngestSettings settings,
      TopicSettings topics,
      @Identifier("default-kafka-broker") Map<String, Object> client,
      MeterRegistry registry,
      @Identifier("ingest") Tracing tracing) {
    this.settings = settings;
    this.topics = topics;
    this.client = client;
    this.meters = new IngestMeters(registry);
    this.tracing = tracing;
  }

  /**
   * Reads one class until the calling thread is interrupted, and returns its last record, once
   * Kafka has it. Sources may come and go meanwhile.
   *
   * @throws UnusableSourceException if a source can never come; nothing was published
   * @throws RuntimeException if it cannot go on; the session has been ended as FAILED if possible
   */
  public SessionEnded read(LiveRequest request)
      throws UnusableSourceException, InterruptedException {
    return pulses.during(pulse -> read(request, pulse));
  }

  /** Whether every class under way, if there is one, gets on. */
  public boolean isGettingOn() {
    return pulses.areWithin(settings.progressWithin());
  }

  private SessionEnded read(LiveRequest request, Pulse pulse)
      throws UnusableSourceException, InterruptedException {
    try (var admin = Admin.create(client)) {
      new TopicAdmin(admin).ensure(topics.partitions(), topics.replication());
    }
    try (var detector = new UltraFaceDetector(settings.detectorSettings());
        var format = MessageFormat.of(client);
        var flow = FlowControl.open(client, format, request.session(), settings, nanos);
        var producer = CropPublisher.producer(client, format);
        var opened =
            LiveFeeds.open(
                request,
                settings.streamSettings(),
                settings.samplesPerSecond(),
                clock,
                nanos,
                meters::delays)) {
      feeds = opened;
      var meter = new Meter(opened, nanos);
      var publisher =
          new CropPublisher(
              producer,
              request.session(),
              opened.sources(),
              meters.growing(meter::counters),
              opened::second,
              meters::published,
              tracing,
              clock);
      var pipeline =
          new CropPipeline(
              detector,
              meters.counting(request.consent().admission(opened.names())),
              new FaceCropper(settings.cropSize()),
              new StillFaces(settings.stillness()),
              publisher,
              meter,
              new PictureTraces(tracing, request.session()));
      var rate =
          new SamplingRate(
              settings.samplesPerSecond(),
              Math.min(settings.samplesPerSecond(), settings.live().leastSamplesPerSecond()));
      var live = new LiveClass(opened, pipeline, publisher, flow, meter, rate, pulse, nanos);
      var gauges = meters.watch(opened);
      try {
        return live.run(request.consent().given());
      } finally {
        gauges.close();
      }
    }
  }

  /** How the sources of the class that was begun last are doing; empty before the first. */
  public List<LiveFeeds.Report> sources() {
    var begun = feeds;
    return begun == null ? List.of() : begun.reports();
  }
}
