package dev.classmoji.schemas;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;

/** The message types of this build. */
final class Messages {
  private static final Map<String, Schema> BY_NAME =
      Topics.ALL.stream()
          .flatMap(topic -> topic.messages().stream())
          .distinct()
          .map(SpecificData.get()::getSchema)
          .collect(Collectors.toMap(Schema::getFullName, Function.identity()));

  private Messages() {}

  static SchemaStore.Cache knownSchemas() {
    var cache = new SchemaStore.Cache();
    BY_NAME.values().forEach(cache::addSchema);
    return cache;
  }

  /**
   * This build's schema of that name.
   *
   * @throws UnreadableMessageException if there is none
   */
  static Schema readerSchema(String fullName) {
    var schema = BY_NAME.get(fullName);
    if (schema == null) {
      throw new UnreadableMessageException("unknown message " + fullName, null);
    }
    return schema;
  }
}
