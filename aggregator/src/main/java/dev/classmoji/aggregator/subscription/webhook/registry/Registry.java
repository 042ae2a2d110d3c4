package dev.classmoji.aggregator.subscription.webhook.registry;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.UnreadableMessageException;
import dev.classmoji.schemas.WebhookRegistration;
import dev.classmoji.schemas.WebhookStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;

/**
 * All webhooks and how they do, as {@code classmoji.webhooks} tells; the same on every instance.
 * Folded on one thread, asked from any.
 */
public final class Registry {
  private static final Logger LOG = Logger.getLogger(Registry.class);
  private static final String STATUS = "/status";

  private final Deserializer<SpecificRecord> messages;
  private final Consumer<String> changed;
  private final Map<String, Webhook> webhooks = new ConcurrentHashMap<>();
  private final Map<String, WebhookStatus> statuses = new ConcurrentHashMap<>();

  /**
   * @param changed is told, on the folding thread, the id of each webhook of which something
   *     changed
   */
  public Registry(MessageFormat format, Consumer<String> changed) {
    this.messages = format.deserializer();
    this.changed = changed;
  }

  /** The key of a webhook's status. */
  static String statusKey(String id) {
    return id + STATUS;
  }

  void fold(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null) {
      return;
    }
    var id = record.key().replace(STATUS, "");
    try {
      var message = messages.deserialize(record.topic(), record.value());
      if (record.key().endsWith(STATUS)) {
        put(statuses, id, (WebhookStatus) message);
      } else {
        put(webhooks, id, message == null ? null : Webhook.of(id, (WebhookRegistration) message));
      }
      changed.accept(id);
    } catch (UnreadableMessageException | ClassCastException | IllegalArgumentException e) {
      LOG.warnf("%s is no webhook that this build knows", id); // the cause might tell its secret
    }
  }

  private static <T> void put(Map<String, T> map, String id, T value) {
    if (value == null) {
      map.remove(id);
    } else {
      map.put(id, value);
    }
  }

  public Optional<Webhook> webhook(String id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  /** All of them, oldest first. */
  public List<Webhook> webhooks() {
    return webhooks.values().stream()
        .sorted(Comparator.comparing(Webhook::since).thenComparing(Webhook::id))
        .toList();
  }

  /** How one does; {@link Statuses#NEW} if nothing was tried yet. */
  public WebhookStatus status(String id) {
    return statuses.getOrDefault(id, Statuses.NEW);
  }
}
