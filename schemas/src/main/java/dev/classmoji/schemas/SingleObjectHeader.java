package dev.classmoji.schemas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Avro's single-object header (specification, "Single-object encoding"): the marker C3 01, then the
 * fingerprint of the writer's schema, 8 bytes little-endian.
 */
final class SingleObjectHeader {
  private static final int BYTES = 10;
  private static final short MARKER = (short) 0xC301;

  private SingleObjectHeader() {}

  /**
   * The fingerprint in a message's header.
   *
   * @throws UnreadableMessageException if the bytes have no such header
   */
  static long fingerprintOf(byte[] message) {
    if (WireHeader.isOn(message)) {
      throw new UnreadableMessageException(
          "it seems to come from a writer with a schema registry: set "
              + MessageFormat.REGISTRY_URL,
          null);
    }
    if (message.length < BYTES || ByteBuffer.wrap(message).getShort() != MARKER) {
      throw new UnreadableMessageException("no Avro header", null);
    }
    return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
  }
}
