package dev.classmoji.aggregator.subscription.mqtt;

import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.group.Backlog;
import dev.classmoji.aggregator.subscription.group.Groups;
import dev.classmoji.aggregator.subscription.group.Share;
import dev.classmoji.aggregator.subscription.log.EventReader;
import dev.classmoji.schemas.MessageFormat;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** MQTT as a part of an application: off, unless a broker is configured. */
@ApplicationScoped
class MqttEvents implements MqttDelivery.Progress {
  private static final Logger LOG = Logger.getLogger(MqttEvents.class);
  private static final String GROUP = "classmoji-mqtt";

  private final AggregatorSettings settings;
  private final Map<String, Object> client;
  private final Counter published;
  private final Counter failures;
  private MessageFormat format;
  private MqttDelivery delivery;
  private volatile boolean connected;
  private volatile String lastError;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  MqttEvents(
      AggregatorSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> client,
      MeterRegistry meters) {
    this.settings = settings;
    this.client = client;
    published =
        Counter.builder("classmoji.mqtt.events")
            .description("events that the MQTT broker acknowledged")
            .register(meters);
    failures =
        Counter.builder("classmoji.mqtt.failures")
            .description("connections to the MQTT broker that failed or broke")
            .register(meters);
    Gauge.builder("classmoji.mqtt.connected", () -> connected ? 1 : 0)
        .description("whether there is a connection to the MQTT broker")
        .register(meters);
  }

  void onStart(@Observes StartupEvent event) {
    settings.mqtt().url().filter(url -> settings.enabled()).ifPresent(this::start);
  }

  void onStop(@Observes ShutdownEvent event) {
    if (delivery != null) {
      delivery.close();
      format.close();
    }
  }

  private void start(URI url) {
    var ours = settings.mqtt();
    var lines =
        new MqttLines(
            BrokerAddress.of(url), ours.user(), ours.password(), ours.inFlight(), ours.timeout());
    format = MessageFormat.of(client);
    delivery = new MqttDelivery(this::open, lines, ours.prefix(), this);
    delivery.start();
  }

  private Backlog open() {
    try (var groups = new Groups(client)) {
      groups.beginNowIfNew(GROUP);
    }
    return Backlog.open(
        client,
        GROUP,
        Share.SPREAD,
        settings.mqtt().inFlight(),
        new EventReader(format, Filter.ALL));
  }

  boolean isOn() {
    return delivery != null;
  }

  boolean isConnected() {
    return connected;
  }

  /** Why there was no connection when there last was none. */
  Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  @Override
  public void connected() {
    if (lastError != null) {
      LOG.info("The MQTT broker is there again.");
    }
    connected = true;
  }

  @Override
  public void published(int events) {
    published.increment(events);
  }

  @Override
  public void failed(String why) {
    if (connected || lastError == null) {
      LOG.warnf("The MQTT broker is away, and events wait for it: %s", why);
    }
    connected = false;
    lastError = why;
    failures.increment();
  }
}
