package dev.classmoji.schemas;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes messages in Avro's single-object encoding, each schema into the catalogue before its first
 * use. Thread-safe.
 */
final class SingleObjectSerializer implements Serializer<SpecificRecord> {
  private final SchemaCatalogue catalogue;
  private final Map<Class<?>, BinaryMessageEncoder<SpecificRecord>> encoders =
      new ConcurrentHashMap<>();

  SingleObjectSerializer(SchemaCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public byte[] serialize(String topic, SpecificRecord message) {
    if (message == null) {
      return null; // a tombstone
    }
    var encoder = encoders.get(message.getClass());
    if (encoder == null) {
      catalogue.publish(message.getSchema());
      encoder = new BinaryMessageEncoder<>(SpecificData.get(), message.getSchema());
      encoders.put(message.getClass(), encoder);
    }
    try {
      var bytes = encoder.encode(message);
      var array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (IOException e) {
      throw new SerializationException("cannot encode a message for " + topic, e);
    }
  }
}
