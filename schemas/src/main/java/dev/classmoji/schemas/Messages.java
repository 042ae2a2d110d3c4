package dev.classmoji.schemas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;

/**
 * The message types of this build, and Avro's single-object header (specification, "Single-object
 * encoding"): the marker C3 01, then the fingerprint of the writer's schema, 8 bytes little-endian.
 */
final class Messages {
  private static final int HEADER_BYTES = 10;
  private static final short MARKER = (short) 0xC301;

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

  /** This build's schema of that name, or null. */
  static Schema schemaNamed(String fullName) {
    return BY_NAME.get(fullName);
  }

  /**
   * The fingerprint in a message's header.
   *
   * @throws UnreadableMessageException if the bytes have no such header
   */
  static long fingerprintOf(byte[] message) {
    if (message.length < HEADER_BYTES || ByteBuffer.wrap(message).getShort() != MARKER) {
      throw new UnreadableMessageException("no single-object Avro header", null);
    }
    return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
  }
}
