package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class SingleObjectFormatTest extends MessageFormatContract {

  @Override
  MessageFormat open() {
    return MessageFormat.local();
  }

  @Override
  byte[] write(GenericRecord message) throws Exception {
    format.catalogue().publish(message.getSchema());
    var encoder = new BinaryMessageEncoder<>(GenericData.get(), message.getSchema());
    var bytes = encoder.encode(message);
    var array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }

  @Override
  GenericRecord read(byte[] message, Schema reader) throws Exception {
    return new BinaryMessageDecoder<GenericRecord>(GenericData.get(), reader, format.catalogue())
        .decode(message);
  }

  @Test
  void shouldRefuseAnUnknownSchema() {
    var bytes = serializer.serialize(TOPIC, Samples.ALIAS);
    bytes[4] ^= 1;

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("unknown schema");
  }

  @Test
  void shouldSayThatARegistryIsMissing() {
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {0, 0, 0, 0, 7, 1, 2}))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("set classmoji.registry.url");
  }

  @Test
  void shouldPublishTheSchemasOfItsTopicsBeforeAnyMessage() {
    var published = new HashSet<String>();
    var catalogue = recording(published);

    new SingleObjectFormat(catalogue).serializer(Topics.EXPRESSIONS, Topics.DEAD_LETTERS);

    assertThat(published)
        .contains("Expression", "SessionStarted", "Tick", "DeadLetter")
        .doesNotContain("EmojiEvent");
  }

  private static SchemaCatalogue recording(Set<String> published) {
    return new SchemaCatalogue() {
      @Override
      public void publish(Schema schema) {
        published.add(schema.getName());
      }

      @Override
      public Schema findByFingerprint(long fingerprint) {
        return null;
      }

      @Override
      public void close() {
        // nothing to close
      }
    };
  }
}
