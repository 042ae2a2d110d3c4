package dev.classmoji.schemas;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How messages become bytes and back: in Avro's single-object encoding, with writers' schemas in
 * {@code classmoji.schemas}; or in Confluent's wire format, with writers' schemas in a registry.
 * Whoever makes one closes it. Thread-safe.
 */
public interface MessageFormat extends AutoCloseable {
  /** The client setting that names a schema registry; empty or absent for none. */
  String REGISTRY_URL = "classmoji.registry.url";

  /**
   * The format that a client's settings ask for; asks nobody yet.
   *
   * @param client settings that lead to the cluster, and to a schema registry if {@value
   *     #REGISTRY_URL} is set
   */
  static MessageFormat of(Map<String, Object> client) {
    var catalogue = new SchemaLog(client);
    return RegistrySettings.of(client)
        .<MessageFormat>map(registry -> RegistryFormat.of(registry, catalogue))
        .orElseGet(() -> new SingleObjectFormat(catalogue));
  }

  /** Single-object encoding within this process, of the schemas of this build. */
  static MessageFormat local() {
    return new SingleObjectFormat(SchemaCatalogue.local());
  }

  /**
   * A thread-safe writer; null becomes a tombstone. Readers can find a message's schema before they
   * meet the message.
   *
   * @param topics where it will write; the catalogue, or a registry, learns all their schemas now,
   *     so that no message waits for that and a registry may be away later
   * @throws RegistryException if a registry does not take them
   */
  Serializer<SpecificRecord> serializer(Topic... topics);

  /**
   * A reader of messages of this build's classes, whichever version of their schema they were
   * written with; not thread-safe. It throws {@link UnreadableMessageException} if the bytes are no
   * message that this build knows, and {@link RegistryException} if a registry that could tell does
   * not answer.
   */
  Deserializer<SpecificRecord> deserializer();

  /** The schemas of single-object encoding, in which states are kept under either format. */
  SchemaCatalogue catalogue();

  @Override
  void close();
}
