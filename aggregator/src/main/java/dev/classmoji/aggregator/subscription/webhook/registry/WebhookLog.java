package dev.classmoji.aggregator.subscription.webhook.registry;

import dev.classmoji.aggregator.keeping.Keeper;
import dev.classmoji.aggregator.keeping.NotKeptException;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.WebhookStatus;
import java.util.Map;
import org.jboss.logging.Logger;

/** Keeps in {@code classmoji.webhooks} which there are, and how they are. Thread-safe. */
public final class WebhookLog implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WebhookLog.class);

  private final Keeper keeper;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public WebhookLog(Map<String, Object> client, MessageFormat format) {
    this(new Keeper(client, format, Topics.WEBHOOKS, "classmoji-webhooks"));
  }

  WebhookLog(Keeper keeper) {
    this.keeper = keeper;
  }

  /**
   * Returns once Kafka has the webhook.
   *
   * @return the record's offset
   * @throws NotKeptException if it does not take it in time
   */
  public long keep(Webhook webhook) {
    return keeper.keep(webhook.id(), webhook.toKeep());
  }

  /**
   * Returns once Kafka has it how a webhook is.
   *
   * @return the record's offset
   * @throws NotKeptException if it does not take that in time
   */
  public long keep(String id, WebhookStatus status) {
    return keeper.keep(Registry.statusKey(id), status);
  }

  /** Has Kafka keep how a webhook is, if it can; does not wait for that. */
  public void tell(String id, WebhookStatus status) {
    try {
      keeper.tell(Registry.statusKey(id), status);
    } catch (NotKeptException e) {
      LOG.warnf("How webhook %s is was not kept: %s", id, e.getMessage());
    }
  }

  /**
   * Returns once Kafka has it that there is no such webhook any more.
   *
   * @return the last record's offset
   * @throws NotKeptException if it does not take that in time
   */
  public long remove(String id) {
    keeper.keep(id, null);
    return keeper.keep(Registry.statusKey(id), null);
  }

  @Override
  public void close() {
    keeper.close();
  }
}
