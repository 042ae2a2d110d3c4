package dev.classmoji.schemas;

import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/** Where writers leave their schemas and readers find them, by CRC-64-AVRO fingerprint. */
public interface SchemaCatalogue extends SchemaStore, AutoCloseable {

  /** Makes a schema findable for every reader; returns once it is. */
  void publish(Schema schema);

  @Override
  void close();

  /** A catalogue within this process that knows the schemas of this build. */
  static SchemaCatalogue local() {
    return new SchemaCatalogue() {
      private final SchemaStore.Cache known = Messages.knownSchemas();

      @Override
      public void publish(Schema schema) {
        known.addSchema(schema);
      }

      @Override
      public Schema findByFingerprint(long fingerprint) {
        return known.findByFingerprint(fingerprint);
      }

      @Override
      public void close() {
        // nothing to close
      }
    };
  }
}
