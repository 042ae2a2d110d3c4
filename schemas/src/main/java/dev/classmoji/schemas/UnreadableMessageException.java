package dev.classmoji.schemas;

import org.apache.kafka.common.errors.SerializationException;

/** Bytes that are no message of their topic. The text never holds any of their content. */
public final class UnreadableMessageException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public UnreadableMessageException(String why, Throwable cause) {
    super(why, cause);
  }
}
