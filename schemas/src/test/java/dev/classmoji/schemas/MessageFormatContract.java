package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of messages in every format. */
abstract class MessageFormatContract {
  static final String TOPIC = Topics.EXPRESSIONS.name();

  MessageFormat format;
  Serializer<SpecificRecord> serializer;
  Deserializer<SpecificRecord> deserializer;

  abstract MessageFormat open();

  /** A message as a build of another version writes it. */
  abstract byte[] write(GenericRecord message) throws Exception;

  /** A message as a build of another version reads it. */
  abstract GenericRecord read(byte[] message, Schema reader) throws Exception;

  @BeforeEach
  void openFormat() {
    format = open();
    serializer = format.serializer();
    deserializer = format.deserializer();
  }

  @AfterEach
  void closeFormat() {
    format.close();
  }

  static Stream<SpecificRecord> messages() {
    return Samples.messages();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldReadWhatWasWritten(SpecificRecord message) {
    assertThat(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, message)))
        .isEqualTo(message);
  }

  @Test
  void shouldPassTombstones() {
    assertThat(serializer.serialize(TOPIC, null)).isNull();
    assertThat(deserializer.deserialize(TOPIC, null)).isNull();
  }

  @Test
  void shouldReadAnOlderWriter() throws Exception {
    var older = Samples.olderDescriptor();

    var read =
        (SessionDescriptor) deserializer.deserialize(TOPIC, write(Samples.descriptor(older)));

    assertThat(read.getFirstOffset()).isEqualTo(17);
    assertThat(read.getEnded()).isNull();
    assertThat(read.getLabels()).isEmpty();
    assertThat(read.getPerStudent()).isTrue();
    assertThat(read.getAliases()).isEmpty();
  }

  @Test
  void shouldReadANewerWriter() throws Exception {
    assertThat(deserializer.deserialize(TOPIC, write(Samples.newerAlias())))
        .isEqualTo(Samples.ALIAS);
  }

  @Test
  void shouldBeReadByAnOlderReader() throws Exception {
    // Given a reader that was built before "detail" had been added
    var older = Samples.without(SessionEnded.getClassSchema(), "detail");
    var ended =
        new SessionEnded(
            "a~1",
            EndReason.COMPLETED,
            "detail",
            9L,
            10L,
            new IngestCounters(1L, 1L, 0L, 0L, 1L, 1L, 0L, 0L, 0L, 0L, 0L));

    var read = read(serializer.serialize(TOPIC, ended), older);

    assertThat(read.get("mediaTimeMicros")).isEqualTo(9L);
    assertThat(read.hasField("detail")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "\1\2\3", "\0\0\0\0", "Ã\1 and more than a header"})
  void shouldRefuseWhatIsNoMessage(String bytes) {
    assertUnreadable(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void shouldRefuseAMessageThatThisBuildDoesNotKnow() throws Exception {
    var bytes = write(new GenericData.Record(Samples.named("Homework")));

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("unknown message dev.classmoji.schemas.Homework");
  }

  @Test
  void shouldRefuseADamagedMessage() {
    var bytes = serializer.serialize(TOPIC, Samples.ALIAS);
    var cut = Arrays.copyOf(bytes, bytes.length - 3);

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, cut))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("damaged StudentAlias");
  }

  @Test
  void shouldReadOrRefuseWhateverIsDamaged() {
    var bytes = serializer.serialize(TOPIC, Samples.crop(8));
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        var damaged = bytes.clone();
        damaged[at] ^= (byte) (1 << bit);
        assertReadOrUnreadable(damaged);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 1_900_000_000, 5 << 20, -2})
  void shouldRefuseAForgedLength(int length) throws Exception {
    // Given a FaceCrop whose last field, the pixels, claims to be of that length
    var bytes = new ByteArrayOutputStream();
    var empty = serializer.serialize(TOPIC, Samples.crop(0));
    bytes.write(empty, 0, empty.length - 1);
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeInt(length);
    encoder.flush();

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes.toByteArray()))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("damaged FaceCrop");
  }

  void assertUnreadable(byte[] bytes) {
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
        .isInstanceOf(UnreadableMessageException.class);
  }

  private void assertReadOrUnreadable(byte[] bytes) {
    try {
      deserializer.deserialize(TOPIC, bytes);
    } catch (UnreadableMessageException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
