package dev.classmoji.schemas;

import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic and what it carries.
 *
 * @param name the topic's name
 * @param spread whether it has one partition per share of sessions; if not, it has a single one
 * @param messages the message types it may hold; empty for {@code classmoji.schemas}, whose values
 *     are plain text
 * @param config the broker-side settings that belong to the contract
 */
public record Topic(
    String name,
    Spread spread,
    Set<Class<? extends SpecificRecord>> messages,
    Map<String, String> config) {

  /** How a topic is partitioned. */
  public enum Spread {
    /** By session, all topics alike. */
    BY_SESSION,
    /** One partition. */
    SINGLE
  }

  public Topic {
    messages = Set.copyOf(messages);
    config = Map.copyOf(config);
  }

  /** How many partitions it has where sessions are spread over {@code partitions}. */
  public int partitions(int partitions) {
    return spread == Spread.SINGLE ? 1 : partitions;
  }
}
