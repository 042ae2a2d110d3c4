package dev.classmoji.schemas;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Avro's single-object encoding: the default, which needs nothing beside Kafka. */
record SingleObjectFormat(SchemaCatalogue catalogue) implements MessageFormat {

  @Override
  public Serializer<SpecificRecord> serializer(Topic... topics) {
    return new SingleObjectSerializer(catalogue, topics);
  }

  @Override
  public Deserializer<SpecificRecord> deserializer() {
    return new SingleObjectDeserializer(catalogue);
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
