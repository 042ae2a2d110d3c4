package dev.classmoji.schemas;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads single-object encoding: the header's fingerprint leads to the writer's schema, its name to
 * this build's class. Not thread-safe: one for each consumer, as Kafka has it.
 */
final class SingleObjectDeserializer implements Deserializer<SpecificRecord> {
  private final SchemaCatalogue catalogue;
  private final Map<String, BinaryMessageDecoder<SpecificRecord>> decoders = new HashMap<>();

  SingleObjectDeserializer(SchemaCatalogue catalogue) {
    Decoding.limitFields();
    this.catalogue = catalogue;
  }

  @Override
  public SpecificRecord deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    long fingerprint = SingleObjectHeader.fingerprintOf(bytes);
    var writer = catalogue.findByFingerprint(fingerprint);
    if (writer == null) {
      throw new UnreadableMessageException("unknown schema %016x".formatted(fingerprint), null);
    }
    var decoder = decoders.computeIfAbsent(writer.getFullName(), this::decoder);
    return Decoding.of(writer, () -> decoder.decode(bytes));
  }

  private BinaryMessageDecoder<SpecificRecord> decoder(String fullName) {
    return new BinaryMessageDecoder<>(
        SpecificData.get(), Messages.readerSchema(fullName), catalogue);
  }
}
