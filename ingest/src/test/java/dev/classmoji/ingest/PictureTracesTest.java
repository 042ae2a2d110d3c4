package dev.classmoji.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.crop.StillFaces;
import dev.classmoji.ingest.crop.Stillness;
import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.face.FaceDetector;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.student.Admission;
import dev.classmoji.ingest.student.Sighting;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.trace.Tracing;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PictureTracesTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final SessionId SESSION = new SessionId("math-7b", "k3f9");
  private static final long CAPTURED_MICROS = 1_700_000_000_000_000L;
  private static final long DECODE_MICROS = 1_500;

  private final MockProducer<String, SpecificRecord> kafka =
      new MockProducer<>(
          true,
          new SessionPartitioner(),
          new StringSerializer(),
          MessageFormat.local().serializer());

  @Test
  void shouldTraceAPictureFromItsDecodingToEachOfItsCrops() {
    pass(2, Tracing.of(TELEMETRY.getOpenTelemetry()));

    var spans = TELEMETRY.getSpans();
    assertThat(spans)
        .extracting(SpanData::getName)
        .containsExactlyInAnyOrder(
            "frame",
            "decode",
            "wait",
            "detect",
            "follow",
            "crop",
            "send classmoji.face-crops",
            "send classmoji.face-crops");
    assertThat(spans).extracting(SpanData::getTraceId).containsOnly(frame().getTraceId());
    assertThat(spans)
        .filteredOn(span -> span != frame())
        .extracting(SpanData::getParentSpanId)
        .containsOnly(frame().getSpanId());
  }

  @Test
  void shouldBeginWhenTheDecoderDid() {
    pass(0, Tracing.of(TELEMETRY.getOpenTelemetry()));

    var begun = TimeUnit.MICROSECONDS.toNanos(CAPTURED_MICROS - DECODE_MICROS);
    assertThat(frame().getStartEpochNanos()).isEqualTo(begun);
    assertThat(TELEMETRY.getSpans())
        .filteredOn(span -> span.getName().equals("decode"))
        .extracting(span -> span.getEndEpochNanos() - span.getStartEpochNanos())
        .containsExactly(TimeUnit.MICROSECONDS.toNanos(DECODE_MICROS));
    assertThat(frame().getAttributes().asMap().toString())
        .contains("classmoji.session=math-7b~k3f9", "classmoji.source=v1", "classmoji.frame=7");
  }

  @Test
  void shouldNameNoStudent() {
    pass(2, Tracing.of(TELEMETRY.getOpenTelemetry()));

    assertThat(TELEMETRY.getSpans()).isNotEmpty();
    assertThat(TELEMETRY.getSpans().toString()).doesNotContain("S01", "S02");
  }

  @Test
  void shouldHandItsTraceOnWithEachCropAndNoTick() {
    pass(2, Tracing.of(TELEMETRY.getOpenTelemetry()));

    assertThat(kafka.history())
        .extracting(record -> record.value() instanceof FaceCrop)
        .containsExactly(true, true, false);
    assertThat(kafka.history().subList(0, 2))
        .extracting(PictureTracesTest::traceparent)
        .containsExactlyInAnyOrderElementsOf(
            TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().startsWith("send"))
                .map(span -> "00-%s-%s-01".formatted(span.getTraceId(), span.getSpanId()))
                .toList());
    assertThat(kafka.history().get(2).headers()).isEmpty();
  }

  @Test
  void shouldAddNothingToRecordsOfPicturesThatAreNotSampled() {
    var never =
        OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build())
            .build();
    pass(2, Tracing.of(never));

    assertThat(kafka.history()).hasSize(3).allSatisfy(sent -> assertThat(sent.headers()).isEmpty());
  }

  @Test
  void shouldAddNothingToRecordsWhenOff() {
    pass(2, Tracing.off());

    assertThat(kafka.history()).hasSize(3).allSatisfy(sent -> assertThat(sent.headers()).isEmpty());
    assertThat(TELEMETRY.getSpans()).isEmpty();
  }

  /** Passes the picture of a second's beginning, with so many faces, through ingest. */
  private void pass(int faces, Tracing tracing) {
    var meter = new Meter(NO_FRAMES, System::nanoTime);
    var publisher =
        new CropPublisher(
            kafka,
            SESSION,
            List.of(new Source("v1", SourceKind.STREAM, 0, 0, null, null, null)),
            meter::counters,
            List::of,
            delay -> {},
            tracing,
            Clock.systemUTC());
    var pipeline =
        new CropPipeline(
            new Faces(faces),
            Admission.all(),
            new FaceCropper(64),
            new StillFaces(new Stillness(0, Duration.ZERO)),
            publisher,
            meter,
            new PictureTraces(tracing, SESSION));
    var rgb = new byte[64 * 64 * Picture.CHANNELS];
    pipeline.pass(
        "v1",
        (time, found) ->
            found.stream()
                .map(face -> new Sighting("S0%d".formatted((int) face.x() + 1), 1, face))
                .toList(),
        new Picture(7, 64, 64, rgb, 0, CAPTURED_MICROS, DECODE_MICROS));
  }

  private static final Frames NO_FRAMES =
      new Frames() {
        @Override
        public long decoded() {
          return 0;
        }

        @Override
        public long damaged() {
          return 0;
        }

        @Override
        public long dropped() {
          return 0;
        }
      };

  /** Finds so many faces in every picture. */
  private record Faces(int count) implements FaceDetector {
    @Override
    public List<Face> detect(Picture picture) {
      return List.of(new Face(0, 0, 32, 32, 1), new Face(1, 0, 32, 32, 1)).subList(0, count);
    }

    @Override
    public void close() {
      // nothing to close
    }
  }

  private static SpanData frame() {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getName().equals("frame"))
        .findFirst()
        .orElseThrow();
  }

  private static String traceparent(ProducerRecord<?, ?> record) {
    return new String(record.headers().lastHeader("traceparent").value(), UTF_8);
  }
}
