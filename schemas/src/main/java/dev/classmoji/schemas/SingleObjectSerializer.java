package dev.classmoji.schemas;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes messages in Avro's single-object encoding. The schemas of its topics are in the catalogue
 * from the start, so that no message waits for that; any other is before its first use.
 * Thread-safe.
 */
final class SingleObjectSerializer implements Serializer<SpecificRecord> {
  private final SchemaCatalogue catalogue;
  private final Map<Class<?>, BinaryMessageEncoder<SpecificRecord>> encoders =
      new ConcurrentHashMap<>();

  SingleObjectSerializer(SchemaCatalogue catalogue, Topic... topics) {
    this.catalogue = catalogue;
    Stream.of(topics).flatMap(topic -> topic.messages().stream()).forEach(this::encoder);
  }

  @Override
  public byte[] serialize(String topic, SpecificRecord message) {
    if (message == null) {
      return null; // a tombstone
    }
    try {
      var bytes = encoder(message.getClass()).encode(message);
      var array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (IOException e) {
      throw new SerializationException("cannot encode a message for " + topic, e);
    }
  }

  private BinaryMessageEncoder<SpecificRecord> encoder(Class<?> type) {
    var encoder = encoders.get(type);
    if (encoder == null) {
      var schema = SpecificData.get().getSchema(type);
      catalogue.publish(schema);
      encoder = new BinaryMessageEncoder<>(SpecificData.get(), schema);
      encoders.put(type, encoder);
    }
    return encoder;
  }
}
