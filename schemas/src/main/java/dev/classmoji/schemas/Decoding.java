package dev.classmoji.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** What Avro makes of bytes that may be damaged or forged. */
final class Decoding {
  /** No field of ours comes near; a forged length beyond it must not be allocated. */
  private static final String FIELD_LIMIT = String.valueOf(4 << 20);

  private Decoding() {}

  /** To be called before the first message is read: Avro looks up its limits once. */
  static void limitFields() {
    for (var what : List.of("bytes", "string", "collectionItems")) {
      var limit = "org.apache.avro.limits." + what + ".maxLength";
      if (System.getProperty(limit) == null) {
        System.setProperty(limit, FIELD_LIMIT);
      }
    }
  }

  /** One message. */
  @FunctionalInterface
  interface Decoder {
    SpecificRecord decode() throws IOException;
  }

  /**
   * @throws UnreadableMessageException if there is no message of that schema in the bytes
   */
  static SpecificRecord of(Schema writer, Decoder decoder) {
    try {
      return decoder.decode();
    } catch (IOException
        | UncheckedIOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | UnsupportedOperationException e) {
      throw new UnreadableMessageException("damaged " + writer.getName(), e);
    }
  }
}
