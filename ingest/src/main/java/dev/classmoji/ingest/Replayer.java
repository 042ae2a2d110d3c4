package dev.classmoji.ingest;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.crop.StillFaces;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.ingest.source.RecordingInfo;
import dev.classmoji.ingest.source.UnusableRecordingException;
import dev.classmoji.ingest.student.Admission;
import dev.classmoji.ingest.student.StudentTracker;
import dev.classmoji.ingest.student.TrackerSettings;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
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

/** Replays recordings into Kafka, each call on its own thread and with its own means. */
@ApplicationScoped
public class Replayer {
  private static final String SOURCE = "v1";

  private final IngestSettings settings;
  private final TopicSettings topics;
  private final Map<String, Object> client;
  private final IngestMeters meters;
  private final Tracing tracing;
  private final Clock clock = Clock.systemUTC();
  private final LongSupplier nanos = System::nanoTime;
  private final Pulses pulses = new Pulses(nanos);

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param registry where to tell those who monitor it what it has done
   * @param tracing where to tell how a picture went its way
   */
  public Replayer(
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
   * Replays one recording and returns its last record, once Kafka has it. To cancel, interrupt the
   * thread: the session then ends as CANCELLED.
   *
   * @throws UnusableRecordingException if the file cannot be replayed; nothing was published
   * @throws RuntimeException if it cannot go on; the session has been ended as FAILED if possible
   */
  public SessionEnded replay(ReplayRequest request)
      throws UnusableRecordingException, InterruptedException {
    return pulses.during(pulse -> replay(request, pulse));
  }

  /** Whether every replay under way, if there is one, gets on. */
  public boolean isGettingOn() {
    return pulses.areWithin(settings.progressWithin());
  }

  private SessionEnded replay(ReplayRequest request, Pulse pulse)
      throws UnusableRecordingException, InterruptedException {
    try (var recording =
            Recording.open(
                request.file(), settings.samplesPerSecond(), settings.decoderThreads(), clock);
        var detector = new UltraFaceDetector(settings.detectorSettings());
        var format = MessageFormat.of(client)) {
      ensureTopics();
      try (var flow = FlowControl.open(client, format, request.session(), settings, nanos);
          var producer = CropPublisher.producer(client, format)) {
        var meter = new Meter(Frames.of(recording), nanos);
        var publisher =
            new CropPublisher(
                producer,
                request.session(),
                List.of(source(recording.info())),
                meters.growing(meter::counters),
                List::of,
                meters::published,
                tracing,
                clock);
        var pipeline =
            new CropPipeline(
                detector,
                Admission.all(),
                new FaceCropper(settings.cropSize()),
                new StillFaces(settings.stillness()),
                publisher,
                meter,
                new PictureTraces(tracing, request.session()));
        var tracker = new StudentTracker(TrackerSettings.defaults());
        return new Replay(
                recording, SOURCE, tracker, pipeline, publisher, flow, meter, pulse, nanos)
            .run(settings.samplesPerSecond(), request.speed());
      }
    }
  }

  private void ensureTopics() throws InterruptedException {
    try (var admin = Admin.create(client)) {
      new TopicAdmin(admin).ensure(topics.partitions(), topics.replication());
    }
  }

  private static Source source(RecordingInfo info) {
    return Source.newBuilder()
        .setId(SOURCE)
        .setKind(SourceKind.RECORDING)
        .setWidth(info.width())
        .setHeight(info.height())
        .setDurationMicros(
            info.durationMicros().isPresent() ? info.durationMicros().getAsLong() : null)
        .build();
  }
}
