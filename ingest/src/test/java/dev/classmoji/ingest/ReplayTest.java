package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.crop.StillFaces;
import dev.classmoji.ingest.crop.Stillness;
import dev.classmoji.ingest.face.DetectorSettings;
import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.face.FaceDetector;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.ingest.student.Admission;
import dev.classmoji.ingest.student.StudentTracker;
import dev.classmoji.ingest.student.TrackerSettings;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.trace.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final SessionId SESSION = new SessionId("math-7b", "k3f9");

  private final Answers answers = new Answers(SESSION);
  private final Kafka kafka = new Kafka(answers);

  @Test
  void shouldTurnTheSampleIntoOneOrderedLog() throws Exception {
    var ended = replay(new UltraFaceDetector(DetectorSettings.defaults()));

    var log = kafka.history().stream().map(ProducerRecord::value).toList();
    var counters = ended.getCounters();
    assertThat(ended.getReason()).isEqualTo(EndReason.COMPLETED);
    assertThat(log.get(0)).isInstanceOf(SessionStarted.class);
    assertThat(log.get(log.size() - 1)).isEqualTo(ended);
    assertThat(log.stream().filter(Tick.class::isInstance)).hasSize(60);
    assertThat(log.stream().filter(FaceCrop.class::isInstance))
        .hasSize((int) counters.getCropsPublished());
    assertThat(log).hasSize((int) (1 + 60 + counters.getCropsPublished() + 1));
    assertThat(counters.getFramesDecoded()).isEqualTo(720);
    assertThat(counters.getFramesSampled()).isEqualTo(300);
    assertThat(counters.getFramesDamaged()).isZero();
    assertThat(counters.getCropsPublished()).isBetween(3500L, counters.getFacesDetected());
    assertThat(counters.getSourceMicros()).isPositive();
    assertThat(counters.getFaceMicros()).isPositive();
    assertThat(counters.getCropMicros()).isPositive();
  }

  @Test
  void shouldGetOverGapsLongerThanItMayRunAhead() throws Exception {
    // Given a frame each 4 s, and only a second to run ahead
    var ended = replay(detector(picture -> {}), 0.25, Duration.ofSeconds(1));
    // Then every second of the gaps has its tick all the same
    assertThat(ended.getReason()).isEqualTo(EndReason.COMPLETED);
    assertThat(ended.getCounters().getFramesSampled()).isEqualTo(15);
    assertThat(kafka.history().stream().filter(sent -> sent.value() instanceof Tick)).hasSize(60);
  }

  @Test
  void shouldPublishItsEndWhenInterrupted() throws Exception {
    var worker = Thread.currentThread();
    var ended = replay(detector(picture -> interruptAt(3_000_000, picture, worker)));
    assertThat(ended.getReason()).isEqualTo(EndReason.CANCELLED);
    assertThat(ended.getMediaTimeMicros()).isBetween(3_000_000L, 4_000_000L);
    assertThat(kafka.last()).isEqualTo(ended);
    assertThat(Thread.interrupted()).as("the interrupt was consumed").isFalse();
  }

  @Test
  void shouldPublishItsEndWhenAStageFails() {
    assertThatThrownBy(() -> replay(detector(ReplayTest::failAtTwoSeconds)))
        .hasMessage("the detector failed");
    var ended = (SessionEnded) kafka.last();
    assertThat(ended.getReason()).isEqualTo(EndReason.FAILED);
    assertThat(ended.getDetail()).isEqualTo("the detector failed");
  }

  private static void interruptAt(long mediaTimeMicros, Picture picture, Thread worker) {
    if (picture.mediaTimeMicros() >= mediaTimeMicros) {
      worker.interrupt();
    }
  }

  private static void failAtTwoSeconds(Picture picture) {
    if (picture.mediaTimeMicros() >= 2_000_000) {
      throw new IllegalStateException("the detector failed");
    }
  }

  private SessionEnded replay(FaceDetector detector) throws Exception {
    return replay(detector, 5, Duration.ofSeconds(5));
  }

  private SessionEnded replay(FaceDetector detector, double samplesPerSecond, Duration maxAhead)
      throws Exception {
    var file = Lecture.shipped().video();
    var source = new Source("v1", SourceKind.RECORDING, 1280, 720, null, null, null);
    var settings = new FlowSettings(maxAhead, Duration.ofSeconds(5));
    try (detector;
        var recording = Recording.open(file, samplesPerSecond, 1, Clock.systemUTC());
        var flow =
            new FlowControl(
                answers.consumer, answers.reader, SESSION, settings, System::nanoTime)) {
      var meter = new Meter(Frames.of(recording), System::nanoTime);
      var publisher =
          new CropPublisher(
              kafka,
              SESSION,
              List.of(source),
              meter::counters,
              List::of,
              delay -> {},
              Tracing.off(),
              Clock.systemUTC());
      var pipeline =
          new CropPipeline(
              detector,
              Admission.all(),
              new FaceCropper(64),
              new StillFaces(new Stillness(0.35, Duration.ofSeconds(1))),
              publisher,
              meter,
              new PictureTraces(Tracing.off(), SESSION));
      return new Replay(
              recording,
              "v1",
              new StudentTracker(TrackerSettings.defaults()),
              pipeline,
              publisher,
              flow,
              meter,
              new Pulse(System::nanoTime),
              System::nanoTime)
          .run(samplesPerSecond, Speed.MAX);
    }
  }

  /** What a test does with a picture instead of looking for faces. */
  private interface Look {
    void at(Picture picture);
  }

  private static FaceDetector detector(Look look) {
    return new FaceDetector() {
      @Override
      public List<Face> detect(Picture picture) {
        look.at(picture);
        return List.of();
      }

      @Override
      public void close() {
        // nothing to close
      }
    };
  }

  /** Kafka with a classifier behind it that passes every tick on at once. */
  private static final class Kafka extends MockProducer<String, SpecificRecord> {
    private final Answers answers;

    Kafka(Answers answers) {
      super(
          true,
          new SessionPartitioner(),
          new StringSerializer(),
          MessageFormat.local().serializer());
      this.answers = answers;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, SpecificRecord> record, Callback callback) {
      var sent = super.send(record, callback);
      if (record.value() instanceof Tick) {
        answers.add(record.key(), record.value());
      }
      return sent;
    }

    SpecificRecord last() {
      return history().get(history().size() - 1).value();
    }
  }
}
