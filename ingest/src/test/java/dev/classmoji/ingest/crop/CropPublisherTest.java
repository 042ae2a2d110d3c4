package dev.classmoji.ingest.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.student.Sighting;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.Tracing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class CropPublisherTest {
  private static final SessionId SESSION = new SessionId("math-7b", "k3f9");
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
  private static final int SIZE = 64;

  private final List<Long> delays = new ArrayList<>();

  @Property
  void shouldKeepTheTicksContract(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 7_000_000) Integer> gaps,
      @ForAll @IntRange(max = 3) int faces,
      @ForAll @IntRange(max = 3_000_000) int tail) {
    var kafka = kafka(true);
    var publisher = publisher(kafka);
    publisher.start(5, true);
    long time = 0;
    for (int i = 0; i <= gaps.size(); i++) {
      publisher.publish("v1", picture(i, time), crops(faces));
      time += i < gaps.size() ? gaps.get(i) : tail;
    }
    publisher.end(EndReason.COMPLETED, "", time);

    var log = kafka.history().stream().map(ProducerRecord::value).toList();
    assertThat(log.get(0)).isInstanceOf(SessionStarted.class);
    assertThat(log.get(log.size() - 1)).isInstanceOf(SessionEnded.class);
    assertTicks(log, time);
  }

  private static void assertTicks(List<SpecificRecord> log, long lastMediaTime) {
    long next = 0;
    for (var record : log) {
      if (record instanceof Tick tick) {
        assertThat(tick.getSecond()).as("ticks come without gaps").isEqualTo(next++);
      } else if (record instanceof FaceCrop crop) {
        assertThat(crop.getMediaTimeMicros())
            .as("later than the last tick, not later than the next")
            .isBetween((next - 1) * 1_000_000 + 1, next * 1_000_000);
      }
    }
    assertThat(next - 1).as("the last tick").isEqualTo(lastMediaTime / 1_000_000);
  }

  @Test
  void shouldPublishAFaceAsItsContractSays() {
    var kafka = kafka(true);
    var publisher = publisher(kafka);
    publisher.publish("v1", picture(7, 1_400_000), crops(1));
    var record = kafka.history().get(kafka.history().size() - 1);
    assertThat(record.topic()).isEqualTo(Topics.FACE_CROPS.name());
    assertThat(record.key()).isEqualTo("math-7b~k3f9/S01");
    var crop = (FaceCrop) record.value();
    assertThat(crop.getSession()).isEqualTo("math-7b~k3f9");
    assertThat(crop.getStudent()).isEqualTo("S01");
    assertThat(crop.getTrack()).isEqualTo(1);
    assertThat(crop.getSource()).isEqualTo("v1");
    assertThat(crop.getFrame()).isEqualTo(7);
    assertThat(crop.getMediaTimeMicros()).isEqualTo(1_400_000);
    assertThat(crop.getCapturedAtMicros()).isEqualTo(99);
    assertThat(crop.getPublishedAtMicros()).isEqualTo(1_700_000_000_000_000L);
    assertThat(delays).containsExactly(1_700_000_000_000_000L - 99);
    assertThat(crop.getBox().getX()).isEqualTo(10);
    assertThat(crop.getBox().getY()).isEqualTo(20);
    assertThat(crop.getBox().getWidth()).isEqualTo(30);
    assertThat(crop.getBox().getHeight()).isEqualTo(40);
    assertThat(crop.getDetectionScore()).isEqualTo(0.9f);
    assertThat(crop.getQuality()).isEqualTo(0.5f);
    assertThat(crop.getWidth() * crop.getHeight()).isEqualTo(crop.getPixels().remaining());
  }

  @Test
  void shouldStampTheClockRecordsWithWhatWasDone() {
    var kafka = kafka(true);
    var publisher = publisher(kafka);
    publisher.start(5, true);
    publisher.publish("v1", picture(0, 0), crops(3));
    var ended = publisher.end(EndReason.TRUNCATED, "it broke off", 500_000);
    var started = (SessionStarted) kafka.history().get(0).value();
    assertThat(started.getName()).isEqualTo("math-7b");
    assertThat(started.getRun()).isEqualTo("k3f9");
    assertThat(started.getSamplesPerSecond()).isEqualTo(5);
    assertThat(started.getStartedAtMicros()).isEqualTo(1_700_000_000_000_000L);
    var tick = (Tick) kafka.history().get(4).value();
    assertThat(tick.getSecond()).isZero();
    assertThat(tick.getCounters().getCropsPublished()).isEqualTo(3);
    assertThat(ended.getReason()).isEqualTo(EndReason.TRUNCATED);
    assertThat(ended.getDetail()).isEqualTo("it broke off");
    assertThat(ended.getMediaTimeMicros()).isEqualTo(500_000);
    assertThat(ended.getCounters().getCropsPublished()).isEqualTo(3);
    assertThat(kafka.history().get(5).value()).isEqualTo(ended);
  }

  @Test
  void shouldNotSwallowAFailureToSend() {
    var kafka = kafka(false);
    var publisher = publisher(kafka);
    publisher.start(5, true);
    kafka.errorNext(new TimeoutException("no broker"));
    assertThatThrownBy(() -> publisher.publish("v1", picture(0, 0), crops(1)))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("no broker");
  }

  @Test
  void shouldFailAtTheEndIfTheLastRecordsWereNotTaken() {
    var kafka = kafka(true);
    var publisher = publisher(kafka);
    publisher.start(5, true);
    kafka.sendException = new TimeoutException("the buffer is full");
    assertThatThrownBy(() -> publisher.end(EndReason.COMPLETED, "", 0))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("the buffer is full");
  }

  private static MockProducer<String, SpecificRecord> kafka(boolean completing) {
    return new MockProducer<>(
        completing,
        new SessionPartitioner(),
        new StringSerializer(),
        MessageFormat.local().serializer());
  }

  private CropPublisher publisher(MockProducer<String, SpecificRecord> kafka) {
    var source = new Source("v1", SourceKind.RECORDING, 1280, 720, 60_000_000L, null, null);
    return new CropPublisher(
        kafka,
        SESSION,
        List.of(source),
        CropPublisherTest::counters,
        List::of,
        delays::add,
        Tracing.off(),
        CLOCK);
  }

  private static IngestCounters counters(long published) {
    return new IngestCounters(0L, 0L, 0L, 0L, 0L, published, 0L, 0L, 0L, 0L, 0L);
  }

  private static Picture picture(long index, long mediaTimeMicros) {
    return new Picture(index, 1, 1, new byte[Picture.CHANNELS], mediaTimeMicros, 99);
  }

  private static List<StudentCrop> crops(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                new StudentCrop(
                    new Sighting("S%02d".formatted(i), i, new Face(10, 20, 30, 40, 0.9f)),
                    new Crop(SIZE, new byte[SIZE * SIZE], 0.5f)))
        .toList();
  }
}
