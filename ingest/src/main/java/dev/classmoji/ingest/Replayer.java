package dev.classmoji.ingest;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.crop.StillFaces;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.ingest.source.RecordingInfo;
import dev.classmoji.ingest.source.UnusableRecordingException;
import dev.classmoji.ingest.student.StudentTracker;
import dev.classmoji.ingest.student.TrackerSettings;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.TopicAdmin;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Replays recordings into Kafka, each call on its own thread and with its own means. */
@ApplicationScoped
public class Replayer {
  private static final String SOURCE_ID = "v1";

  /** Answers are fetched by the heap: the replay is seconds ahead, so none of them is urgent. */
  private static final int ANSWER_BYTES = 1 << 20;

  private static final int ANSWER_MILLIS = 100;

  private final IngestSettings settings;
  private final TopicSettings topics;
  private final Map<String, Object> client;
  private final Clock clock = Clock.systemUTC();
  private final LongSupplier nanos = System::nanoTime;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public Replayer(
      IngestSettings settings,
      TopicSettings topics,
      @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.settings = settings;
    this.topics = topics;
    this.client = client;
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
    try (var recording =
            Recording.open(
                request.file(), settings.samplesPerSecond(), settings.decoderThreads(), clock);
        var detector = new UltraFaceDetector(settings.detectorSettings());
        var format = MessageFormat.of(client)) {
      ensureTopics();
      try (var flow = flowControl(request.session(), format);
          var producer = CropPublisher.producer(client, format)) {
        var meter = new Meter(recording, nanos);
        var publisher =
            new CropPublisher(
                producer, request.session(), source(recording.info()), meter::counters, clock);
        return new Replay(
                recording,
                detector,
                new StudentTracker(TrackerSettings.defaults()),
                new FaceCropper(settings.cropSize()),
                new StillFaces(settings.stillness()),
                publisher,
                flow,
                meter,
                nanos)
            .run(settings.samplesPerSecond(), request.speed());
      }
    }
  }

  private void ensureTopics() throws InterruptedException {
    try (var admin = Admin.create(client)) {
      new TopicAdmin(admin).ensure(topics.partitions(), topics.replication());
    }
  }

  private FlowControl flowControl(SessionId session, MessageFormat format) {
    var listener = new HashMap<>(client);
    listener.remove(ConsumerConfig.GROUP_ID_CONFIG);
    listener.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    listener.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ANSWER_BYTES);
    listener.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, ANSWER_MILLIS);
    var consumer =
        new KafkaConsumer<>(listener, new StringDeserializer(), new ByteArrayDeserializer());
    return new FlowControl(
        consumer,
        format.deserializer(),
        session,
        new FlowSettings(settings.maxAhead(), settings.answerWithin()),
        nanos);
  }

  private static Source source(RecordingInfo info) {
    return Source.newBuilder()
        .setId(SOURCE_ID)
        .setKind(SourceKind.RECORDING)
        .setWidth(info.width())
        .setHeight(info.height())
        .setDurationMicros(
            info.durationMicros().isPresent() ? info.durationMicros().getAsLong() : null)
        .build();
  }
}
