package dev.classmoji.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;

/**
 * What CloudEvents 1.0 calls the context of an emoji event, the same inside Kafka, as headers, and
 * outside. {@code source} and {@code id} together name one event, however often it is delivered.
 *
 * @param id {@code S01-17}: the student's 17th event in this session
 * @param source {@code /sessions/math-7b~k3f9}
 * @param subject the student, {@code S01}
 */
public record EventAttributes(String id, String source, String subject) {
  /** The version of CloudEvents. */
  public static final String SPEC_VERSION = "1.0";

  /** What kind of event it is: a student's emoji changed. */
  public static final String TYPE = "dev.classmoji.emoji.changed";

  private static final String PREFIX = "ce_";
  private static final String AVRO = "application/avro";

  public static EventAttributes of(EmojiEvent event) {
    return new EventAttributes(
        event.getStudent() + '-' + event.getSequence(),
        "/sessions/" + event.getSession(),
        event.getStudent());
  }

  /**
   * Adds them to a record of Avro, in the binary mode of CloudEvents' Kafka binding. They take
   * about 150 bytes. No time is among them: it would differ from one replay to the next.
   */
  public void writeTo(Headers headers) {
    write(headers, PREFIX + "specversion", SPEC_VERSION);
    write(headers, PREFIX + "type", TYPE);
    write(headers, PREFIX + "source", source);
    write(headers, PREFIX + "subject", subject);
    write(headers, PREFIX + "id", id);
    write(headers, "content-type", AVRO);
  }

  private static void write(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
