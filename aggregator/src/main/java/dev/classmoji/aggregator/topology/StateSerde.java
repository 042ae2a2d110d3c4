package dev.classmoji.aggregator.topology;

import dev.classmoji.schemas.SchemaCatalogue;
import java.io.IOException;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Keeps a state as an Avro record of its own in single-object encoding, its schema in the catalogue
 * from the start: an aggregator of another version reads the changelogs of this one. Thread-safe.
 *
 * @param <S> the state
 * @param <A> the Avro record it is kept as
 */
final class StateSerde<S, A extends SpecificRecord> implements Serde<S> {
  private final BinaryMessageEncoder<A> encoder;
  private final BinaryMessageDecoder<A> decoder;
  private final Function<S, A> stored;
  private final Function<A, S> restored;
  private final Schema schema;

  StateSerde(
      SchemaCatalogue catalogue, Class<A> record, Function<S, A> stored, Function<A, S> restored) {
    this.schema = SpecificData.get().getSchema(record);
    this.encoder = new BinaryMessageEncoder<>(SpecificData.get(), schema);
    this.decoder = new BinaryMessageDecoder<>(SpecificData.get(), schema, catalogue);
    this.stored = stored;
    this.restored = restored;
    catalogue.publish(schema); // now: the first reading of a class would wait for it
  }

  @Override
  public Serializer<S> serializer() {
    return (store, state) -> state == null ? null : encode(stored.apply(state));
  }

  @Override
  public Deserializer<S> deserializer() {
    return (store, bytes) -> bytes == null ? null : restored.apply(decode(bytes));
  }

  private byte[] encode(A record) {
    try {
      var bytes = encoder.encode(record);
      var array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (IOException e) {
      throw new SerializationException("cannot encode a " + schema.getName(), e);
    }
  }

  private A decode(byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException | AvroRuntimeException e) {
      throw new SerializationException("no readable " + schema.getName() + " in the store", e);
    }
  }
}
