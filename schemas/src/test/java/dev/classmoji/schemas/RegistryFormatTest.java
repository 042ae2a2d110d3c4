package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.strategy.QualifiedRecordIdStrategy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Against a stub that speaks the registry's protocol; other builds are Apicurio's own serdes. */
class RegistryFormatTest extends MessageFormatContract {
  private static final int HEADER = 5;
  private static final Map<String, Object> STOCK =
      Map.of(
          SchemaResolverConfig.AUTO_REGISTER_ARTIFACT,
          true,
          SchemaResolverConfig.DEREFERENCE_SCHEMA,
          true,
          SchemaResolverConfig.ARTIFACT_RESOLVER_STRATEGY,
          QualifiedRecordIdStrategy.class.getName());

  private RegistryStub registry;

  @Override
  MessageFormat open() {
    try {
      registry = new RegistryStub();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return format(Duration.ofMinutes(1));
  }

  private MessageFormat format(Duration patience) {
    var settings = new RegistrySettings(registry.url(), patience);
    return RegistryFormat.of(settings, SchemaCatalogue.local());
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Override
  byte[] write(GenericRecord message) {
    try (var other =
        new AvroKafkaSerializer<GenericRecord>(RegistryFormat.registry(registry.url()))) {
      other.configure(STOCK, false);
      return other.serialize(TOPIC, message);
    }
  }

  @Override
  GenericRecord read(byte[] message, Schema reader) throws Exception {
    try (var other =
        new AvroKafkaDeserializer<GenericRecord>(RegistryFormat.registry(registry.url()))) {
      other.configure(STOCK, false);
      var writer = other.deserialize(TOPIC, message).getSchema();
      var payload =
          DecoderFactory.get().binaryDecoder(message, HEADER, message.length - HEADER, null);
      return new GenericDatumReader<GenericRecord>(writer, reader).read(null, payload);
    }
  }

  @Test
  void shouldWriteConfluentsWireFormatWithoutHeaders() {
    var headers = new RecordHeaders();

    var bytes = serializer.serialize(TOPIC, headers, Samples.ALIAS);

    int id = registry.id(StudentAlias.getClassSchema().toString());
    var expected = ByteBuffer.allocate(bytes.length).put((byte) 0).putInt(id);
    var single = singleObject();
    expected.put(single, 10, single.length - 10);
    assertThat(bytes).isEqualTo(expected.array());
    assertThat(headers).isEmpty();
  }

  @Test
  void shouldAskOnceForEachSchema() {
    var reader = format(Duration.ZERO).deserializer();
    for (int i = 0; i < 3; i++) {
      for (var topic : new String[] {"a", "b"}) {
        reader.deserialize(topic, format.serializer().serialize(topic, Samples.ALIAS));
      }
    }

    assertThat(registry.requests())
        .containsExactly(
            "POST /groups/default/artifacts",
            "GET /ids/contentIds/" + registry.id(StudentAlias.getClassSchema().toString()));
  }

  @Test
  void shouldWriteAndReadOnWhileTheRegistryIsAway() {
    // Given a writer of a topic that has written nothing yet
    var writer = format.serializer(Topics.FACE_CROPS);
    registry.is(RegistryStub.Mood.UNAVAILABLE);

    var bytes = writer.serialize(TOPIC, Samples.ALIAS);

    assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(Samples.ALIAS);
  }

  @Test
  void shouldGoOnWhenOneOfItsSerializersIsClosed() {
    format.serializer().close();

    assertThat(serializer.serialize(TOPIC, Samples.ALIAS)).isNotEmpty();
  }

  @Test
  void shouldReadWhatWasWrittenBeforeThereWasARegistry() {
    assertThat(deserializer.deserialize(TOPIC, singleObject())).isEqualTo(Samples.ALIAS);
  }

  @Test
  void shouldRefuseAnUnknownSchema() {
    var bytes = serializer.serialize(TOPIC, Samples.ALIAS);
    bytes[1] = -1;

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("unknown schema");
  }

  @Test
  void shouldRefuseASchemaThatIsNoneOfAvros() {
    var bytes = ByteBuffer.allocate(20).put((byte) 0).putInt(registry.id("syntax = \"proto3\";"));

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes.array()))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("none of Avro's");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "WELL")
  void shouldNotBlameAMessageForARegistryThatIsAway(RegistryStub.Mood mood) {
    var bytes = write(Samples.newerAlias());
    registry.is(mood);
    var impatient = format(Duration.ofMillis(300));

    assertThatThrownBy(() -> impatient.deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(registry.url().toString())
        .hasMessageContaining("within PT0.3S");
    assertThatThrownBy(() -> impatient.serializer().serialize(TOPIC, Samples.ALIAS))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("register dev.classmoji.schemas.StudentAlias");
  }

  @Test
  void shouldSayThatNobodyListens() {
    registry.close();
    var impatient = format(Duration.ZERO);

    assertThatThrownBy(() -> impatient.serializer(Topics.SESSIONS))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("ConnectException");
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "NOBODY_THERE"})
  void shouldWaitForARegistryThatComesBack(RegistryStub.Mood mood) {
    registry.recoversAfter(mood, 2);

    assertThat(serializer.serialize(TOPIC, Samples.ALIAS)).isNotEmpty();
    assertThat(registry.requests()).hasSize(3);
  }

  @Test
  void shouldStopWaitingWhenInterrupted() {
    registry.is(RegistryStub.Mood.UNAVAILABLE);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> serializer.serialize(TOPIC, Samples.ALIAS))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static byte[] singleObject() {
    try {
      var encoder =
          new BinaryMessageEncoder<StudentAlias>(SpecificData.get(), StudentAlias.getClassSchema());
      var bytes = encoder.encode(Samples.ALIAS);
      return Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
