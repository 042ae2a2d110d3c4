package dev.classmoji.aggregator.subscription.webhook;

import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.aggregator.subscription.group.Backlog;
import dev.classmoji.aggregator.subscription.group.Groups;
import dev.classmoji.aggregator.subscription.group.Share;
import dev.classmoji.aggregator.subscription.log.EventReader;
import dev.classmoji.aggregator.subscription.webhook.address.Destinations;
import dev.classmoji.aggregator.subscription.webhook.address.NameService;
import dev.classmoji.aggregator.subscription.webhook.delivery.Backoff;
import dev.classmoji.aggregator.subscription.webhook.delivery.Delivery;
import dev.classmoji.aggregator.subscription.webhook.delivery.Patience;
import dev.classmoji.aggregator.subscription.webhook.registry.Registry;
import dev.classmoji.aggregator.subscription.webhook.registry.RegistryFeed;
import dev.classmoji.aggregator.subscription.webhook.registry.Statuses;
import dev.classmoji.aggregator.subscription.webhook.registry.Webhook;
import dev.classmoji.aggregator.subscription.webhook.registry.WebhookLog;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.WebhookState;
import dev.classmoji.schemas.WebhookStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Webhooks as a part of an application: has as many deliveries run as the registry has webhooks
 * that are not parked. Of all instances of the aggregator, Kafka lets one deliver each webhook.
 */
@ApplicationScoped
class Webhooks implements Statuses {
  private static final Logger LOG = Logger.getLogger(Webhooks.class);
  private static final int HELD_EVENTS = 2 * Webhook.LARGEST_BATCH;
  private static final int GROUP_DELETIONS = 60;

  private final AggregatorSettings settings;
  private final Map<String, Object> client;
  private final Clock clock = Clock.systemUTC();
  private final MessageFormat format;
  private final Registry registry;
  private final RegistryFeed feed;
  private final WebhookLog log;
  private final Destinations destinations;
  private final HttpPosting posting;
  private final Patience patience;
  private final WebhookMeters meters;
  private final Map<String, Delivery> deliveries = new HashMap<>();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "webhook-groups"));
  private Groups groups;
  private boolean running;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  Webhooks(
      AggregatorSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> client,
      Vertx vertx,
      MeterRegistry meterRegistry) {
    this.settings = settings;
    this.client = client;
    var ours = settings.webhooks();
    format = MessageFormat.of(client);
    registry = new Registry(format, this::changed);
    feed = new RegistryFeed(client, registry, this::current);
    log = new WebhookLog(client, format);
    destinations = new Destinations(ours.allowInternal(), NameService.system());
    posting = new HttpPosting(vertx, new HttpClientOptions(), destinations, ours.timeout(), clock);
    patience =
        new Patience(
            new Backoff(ours.firstRetry(), ours.longestRetry(), new SecureRandom()),
            ours.parkAfter());
    meters = new WebhookMeters(meterRegistry, registry);
  }

  void onStart(@Observes StartupEvent event) {
    if (settings.enabled()) {
      feed.start();
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    close();
  }

  boolean isCurrent() {
    return feed.isCurrent();
  }

  Registry registry() {
    return registry;
  }

  Destinations destinations() {
    return destinations;
  }

  /**
   * Takes up a webhook, which gets all events from now on; returns once that is kept and known
   * here.
   *
   * @throws RuntimeException if Kafka does not take it
   */
  void add(Webhook webhook) {
    groups().beginNow(webhook.group());
    feed.awaitFolded(log.keep(webhook));
  }

  /**
   * Sends nothing more to a webhook; returns once that is kept and known here.
   *
   * @throws RuntimeException if Kafka does not take it
   */
  void remove(Webhook webhook) {
    feed.awaitFolded(log.remove(webhook.id()));
    later.execute(() -> forget(webhook.group(), GROUP_DELETIONS));
  }

  /** Every instance must have left the group first; if one never does, Kafka forgets it in time. */
  private void forget(String group, int tries) {
    try {
      if (!groups().delete(group) && tries > 1) {
        later.schedule(() -> forget(group, tries - 1), 1, TimeUnit.SECONDS);
      }
    } catch (KafkaException e) {
      LOG.warnf("Group %s was not deleted: %s", group, e.getMessage());
    }
  }

  /**
   * Goes on with a parked webhook where it stopped; returns once that is kept and known here.
   *
   * @throws RuntimeException if Kafka does not take it
   */
  void resume(Webhook webhook) {
    var status = registry.status(webhook.id());
    groups().remind(webhook.group(), status.getPositions());
    feed.awaitFolded(
        log.keep(
            webhook.id(),
            WebhookStatus.newBuilder(status)
                .setState(WebhookState.ACTIVE)
                .setFailures(0)
                .setFailingSinceMicros(null)
                .setPositions(List.of())
                .build()));
  }

  /**
   * How many records each webhook has before it, by group.
   *
   * @throws RuntimeException if Kafka does not say
   */
  Map<String, Long> lags(Collection<Webhook> webhooks) {
    return groups().lags(webhooks.stream().map(Webhook::group).toList());
  }

  /** Made when it is first needed: most deployments have no webhook. */
  private synchronized Groups groups() {
    if (groups == null) {
      groups = new Groups(client);
    }
    return groups;
  }

  @Override
  public WebhookStatus of(String id) {
    return registry.status(id);
  }

  @Override
  public void tell(String id, WebhookStatus status) {
    if (registry.webhook(id).isPresent()) {
      log.tell(id, status);
    }
  }

  private synchronized void current() {
    running = true;
    registry.webhooks().forEach(webhook -> changed(webhook.id()));
  }

  /** Begins or ends the delivery of a webhook, as the registry says. */
  private synchronized void changed(String id) {
    if (!running) {
      return;
    }
    var due =
        registry
            .webhook(id)
            .filter(webhook -> registry.status(id).getState() != WebhookState.PARKED);
    if (due.isEmpty()) {
      var ended = deliveries.remove(id);
      if (ended != null) {
        ended.stop();
      }
    } else if (!deliveries.containsKey(id)) {
      var delivery = delivery(due.get());
      deliveries.put(id, delivery);
      delivery.start();
    }
  }

  private Delivery delivery(Webhook webhook) {
    return new Delivery(
        webhook,
        () ->
            Backlog.open(
                client,
                webhook.group(),
                Share.SOLE,
                HELD_EVENTS,
                new EventReader(format, webhook.filter())),
        posting,
        this,
        patience,
        meters,
        clock);
  }

  private void close() {
    feed.close();
    later.shutdownNow();
    endDeliveries();
    posting.close();
    log.close();
    format.close();
  }

  private synchronized void endDeliveries() {
    running = false;
    deliveries.values().forEach(Delivery::stop);
    deliveries.values().forEach(Delivery::close);
    if (groups != null) {
      groups.close();
    }
  }
}
