package dev.classmoji.schemas;

import org.apache.kafka.common.KafkaException;

/**
 * A schema registry did not answer as it should for longer than is waited for it. No message is to
 * blame: nothing may be buried or skipped for it.
 */
public final class RegistryException extends KafkaException {
  private static final long serialVersionUID = 1L;

  public RegistryException(String why) {
    super(why);
  }
}
