package dev.classmoji.schemas;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Has Apicurio's serdes, which make it by its name, read messages as this build's classes. Their
 * own provider takes a fingerprint of the schema for every message, which costs more than the
 * message does.
 */
public final class MessageDatums implements AvroDatumProvider<SpecificRecord> {
  private final Map<Schema, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();
  private final Map<Schema, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();

  @Override
  public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord message, Schema schema) {
    return writers.computeIfAbsent(
        schema, writer -> new SpecificDatumWriter<>(writer, SpecificData.get()));
  }

  @Override
  public DatumReader<SpecificRecord> createDatumReader(Schema schema) {
    return readers.computeIfAbsent(schema, MessageDatums::reader);
  }

  private static DatumReader<SpecificRecord> reader(Schema writer) {
    return new SpecificDatumReader<>(
        writer, Messages.readerSchema(writer.getFullName()), SpecificData.get());
  }

  @Override
  public Schema toSchema(SpecificRecord message) {
    return message.getSchema();
  }
}
