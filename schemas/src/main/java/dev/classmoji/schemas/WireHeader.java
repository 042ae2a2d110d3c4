package dev.classmoji.schemas;

import java.nio.ByteBuffer;

/**
 * The header of Confluent's wire format: a zero, then the id that the registry gave to the writer's
 * schema, 4 bytes big-endian.
 */
final class WireHeader {
  private static final int BYTES = 5;

  private WireHeader() {}

  static boolean isOn(byte[] message) {
    return message.length >= BYTES && message[0] == 0;
  }

  static int idOf(byte[] message) {
    return ByteBuffer.wrap(message).getInt(1);
  }
}
