package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final String TOPIC = Topics.EXPRESSIONS.name();
  private final SchemaCatalogue catalogue = SchemaCatalogue.local();
  private final MessageSerializer serializer = new MessageSerializer(catalogue);
  private final MessageDeserializer deserializer = new MessageDeserializer(catalogue);

  static Stream<SpecificRecord> messages() {
    return Stream.of(
        new StudentAlias("a~1", "S13", "S03", 5L),
        new FaceCrop(
            "a~1",
            "S01",
            1,
            "v1",
            7L,
            1_400_000L,
            99L,
            new Box(1f, 2f, 3f, 4f),
            0.9f,
            0.8f,
            2,
            1,
            ByteBuffer.wrap(new byte[] {1, -1})),
        new DeadLetter("classifier", TOPIC, 0, 5L, 5L, DeadLetterReason.INVALID, "why", 1L));
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
    // Given a writer of the version before "labels" and "ended" were added to the descriptor
    var older = without(SessionDescriptor.getClassSchema(), "labels", "ended");
    catalogue.publish(older);
    var record = new GenericData.Record(older);
    record.put("session", "a~1");
    record.put("name", "a");
    record.put("run", "1");
    record.put("state", new GenericData.EnumSymbol(older.getField("state").schema(), "RUNNING"));
    record.put("sources", List.of());
    record.put("samplesPerSecond", 5.0);
    record.put("partition", 2);
    record.put("firstOffset", 17L);
    record.put("students", 3);
    record.put("startedAtMicros", 1L);

    var read = (SessionDescriptor) deserializer.deserialize(TOPIC, encode(older, record));

    assertThat(read.getFirstOffset()).isEqualTo(17);
    assertThat(read.getEnded()).isNull();
    assertThat(read.getLabels()).isEmpty();
  }

  @Test
  void shouldReadANewerWriter() throws Exception {
    // Given a writer that knows one more field
    var newer = with(StudentAlias.getClassSchema(), "why", Schema.create(Schema.Type.STRING));
    catalogue.publish(newer);
    var record = new GenericData.Record(newer);
    record.put("session", "a~1");
    record.put("student", "S13");
    record.put("sameAs", "S03");
    record.put("mediaTimeMicros", 5L);
    record.put("why", "same face");

    assertThat(deserializer.deserialize(TOPIC, encode(newer, record)))
        .isEqualTo(new StudentAlias("a~1", "S13", "S03", 5L));
  }

  @Test
  void shouldBeReadByAnOlderReader() throws Exception {
    // Given a reader that was built before "detail" had been added
    var older = without(SessionEnded.getClassSchema(), "detail");
    var decoder = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), older, catalogue);

    var read =
        decoder.decode(
            serializer.serialize(
                TOPIC,
                new SessionEnded(
                    "a~1",
                    EndReason.COMPLETED,
                    "detail",
                    9L,
                    10L,
                    new IngestCounters(1L, 1L, 0L, 0L, 1L, 1L, 0L, 0L, 0L, 0L, 0L))));

    assertThat(read.get("mediaTimeMicros")).isEqualTo(9L);
    assertThat(read.hasField("detail")).isFalse();
  }

  @Test
  void shouldRefuseWhatIsNoMessage() {
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {1, 2, 3}))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("header");
  }

  @Test
  void shouldRefuseAnUnknownSchema() {
    var bytes = serializer.serialize(TOPIC, new StudentAlias("a~1", "S13", "S03", 5L));
    bytes[4] ^= 1;

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("unknown schema");
  }

  @Test
  void shouldRefuseADamagedMessage() {
    var bytes = serializer.serialize(TOPIC, new StudentAlias("a~1", "S13", "S03", 5L));
    var cut = java.util.Arrays.copyOf(bytes, bytes.length - 3);

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, cut))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("damaged StudentAlias");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 1_900_000_000, 5 << 20, -2})
  void shouldRefuseAForgedLength(int length) throws Exception {
    // Given a FaceCrop whose last field, the pixels, claims to be of that length
    var bytes = new ByteArrayOutputStream();
    var crop =
        new FaceCrop(
            "a~1",
            "S01",
            1,
            "v1",
            7L,
            1_400_000L,
            99L,
            new Box(1f, 2f, 3f, 4f),
            0.9f,
            0.8f,
            2,
            1,
            ByteBuffer.allocate(0));
    var empty = serializer.serialize(TOPIC, crop);
    bytes.write(empty, 0, empty.length - 1);
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    encoder.writeInt(length);
    encoder.flush();

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes.toByteArray()))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("damaged FaceCrop");
  }

  private static byte[] encode(Schema schema, GenericRecord record) throws Exception {
    var bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(record);
    var array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }

  private static Schema without(Schema schema, String... fields) {
    return copy(
        schema,
        schema.getFields().stream().filter(field -> !List.of(fields).contains(field.name())));
  }

  private static Schema with(Schema schema, String name, Schema type) {
    return copy(
        schema,
        Stream.concat(schema.getFields().stream(), Stream.of(new Schema.Field(name, type))));
  }

  private static Schema copy(Schema schema, Stream<Schema.Field> fields) {
    return Schema.createRecord(
        schema.getName(),
        schema.getDoc(),
        schema.getNamespace(),
        false,
        fields.map(field -> new Schema.Field(field, field.schema())).toList());
  }
}
