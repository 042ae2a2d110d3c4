package dev.classmoji.schemas;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads a topic's messages, whichever version of their schema they were written with: the header's
 * fingerprint leads to the writer's schema, its name to this build's class. Not thread-safe: one
 * for each consumer, as Kafka has it.
 */
public final class MessageDeserializer implements Deserializer<SpecificRecord> {
  /** No field of ours comes near; a forged length beyond it must not be allocated. */
  private static final String FIELD_LIMIT = String.valueOf(4 << 20);

  static {
    // Avro reads its limits once, when its decoder is first used
    for (var what : List.of("bytes", "string", "collectionItems")) {
      var limit = "org.apache.avro.limits." + what + ".maxLength";
      if (System.getProperty(limit) == null) {
        System.setProperty(limit, FIELD_LIMIT);
      }
    }
  }

  private final SchemaCatalogue catalogue;
  private final Map<String, BinaryMessageDecoder<SpecificRecord>> decoders = new HashMap<>();

  public MessageDeserializer(SchemaCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @return the message, of this build's class; null for a tombstone
   * @throws UnreadableMessageException if the bytes are no message that this build knows
   */
  @Override
  public SpecificRecord deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    long fingerprint = Messages.fingerprintOf(bytes);
    var writer = catalogue.findByFingerprint(fingerprint);
    if (writer == null) {
      throw new UnreadableMessageException("unknown schema %016x".formatted(fingerprint), null);
    }
    var decoder = decoders.computeIfAbsent(writer.getFullName(), this::decoder);
    try {
      return decoder.decode(bytes);
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | UnsupportedOperationException e) {
      throw new UnreadableMessageException("damaged " + writer.getName(), e);
    }
  }

  private BinaryMessageDecoder<SpecificRecord> decoder(String fullName) {
    var reader = Messages.schemaNamed(fullName);
    if (reader == null) {
      throw new UnreadableMessageException("unknown message " + fullName, null);
    }
    return new BinaryMessageDecoder<>(SpecificData.get(), reader, catalogue);
  }
}
