package dev.classmoji.schemas;

import io.apicurio.registry.serde.avro.AvroDeserializer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Confluent's wire format, and beside it single-object encoding, so that a deployment can go
 * over to a registry with its topics full: the first byte tells. Not thread-safe: one for each
 * consumer.
 */
final class RegistryDeserializer implements Deserializer<SpecificRecord> {
  private final RegistrySchemas schemas;
  private final AvroDeserializer<SpecificRecord> registered;
  private final Deserializer<SpecificRecord> singleObject;

  RegistryDeserializer(
      RegistrySchemas schemas,
      AvroDeserializer<SpecificRecord> registered,
      Deserializer<SpecificRecord> singleObject) {
    this.schemas = schemas;
    this.registered = registered;
    this.singleObject = singleObject;
  }

  @Override
  public SpecificRecord deserialize(String topic, byte[] bytes) {
    if (bytes == null || !WireHeader.isOn(bytes)) {
      return singleObject.deserialize(topic, bytes);
    }
    var writer = schemas.find(WireHeader.idOf(bytes)).getParsedSchema().getParsedSchema();
    return Decoding.of(writer, () -> registered.deserializeData(topic, bytes));
  }
}
