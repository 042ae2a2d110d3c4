package dev.classmoji.classifier.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.classmoji.classifier.model.CropShape;
import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records of classmoji.face-crops as ingest would write them, of tiny crops. */
final class Records {
  static final CropShape SHAPE = new CropShape(4, 2);
  static final int PARTITIONS = 4;
  static final MessageFormat FORMAT = MessageFormat.local();

  private static final String TOPIC = Topics.FACE_CROPS.name();

  private Records() {}

  static TopicPartition partition(int number) {
    return new TopicPartition(TOPIC, number);
  }

  /** A session that belongs in the given partition. */
  static String session(int partition) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj("math~r%d"::formatted)
        .filter(session -> SessionPartitioner.partition(session, PARTITIONS) == partition)
        .findFirst()
        .orElseThrow();
  }

  /** A sound crop whose pixels are all {@code shade}. */
  static FaceCrop crop(String session, long frame, int shade) {
    var pixels = new byte[SHAPE.bytes()];
    Arrays.fill(pixels, (byte) shade);
    return FaceCrop.newBuilder()
        .setSession(session)
        .setStudent("S01")
        .setTrack(1)
        .setSource("v1")
        .setFrame(frame)
        .setMediaTimeMicros(frame * 200_000)
        .setCapturedAtMicros(1_000)
        .setBox(new Box(1f, 2f, 30f, 40f))
        .setDetectionScore(0.9f)
        .setQuality(0.5f)
        .setWidth(SHAPE.width())
        .setHeight(SHAPE.height())
        .setPixels(ByteBuffer.wrap(pixels))
        .setPublishedAtMicros(2_000L)
        .build();
  }

  static Tick tick(String session, long second) {
    return new Tick(
        session,
        second,
        1L,
        new IngestCounters(9L, 8L, 1L, 0L, 7L, 6L, 5L, 4L, 3L, 2L, 1L),
        List.of());
  }

  static byte[] bytes(SpecificRecord message) {
    return FORMAT.serializer().serialize(TOPIC, message);
  }

  static ConsumerRecord<byte[], byte[]> record(int partition, long offset, FaceCrop crop) {
    return record(
        partition, offset, Keys.student(crop.getSession(), crop.getStudent()), bytes(crop));
  }

  static ConsumerRecord<byte[], byte[]> record(int partition, long offset, Tick tick) {
    return record(partition, offset, tick.getSession(), bytes(tick));
  }

  static ConsumerRecord<byte[], byte[]> record(
      int partition, long offset, String key, byte[] value) {
    return new ConsumerRecord<>(
        TOPIC, partition, offset, key == null ? null : key.getBytes(UTF_8), value);
  }
}
