package dev.classmoji.aggregator.subscription;

import dev.classmoji.aggregator.AggregatorSettings;
import dev.classmoji.aggregator.subscription.log.History;
import dev.classmoji.aggregator.subscription.log.Tail;
import dev.classmoji.aggregator.subscription.stream.Farewell;
import dev.classmoji.aggregator.subscription.stream.Hub;
import dev.classmoji.aggregator.subscription.stream.Line;
import dev.classmoji.aggregator.subscription.stream.Served;
import dev.classmoji.aggregator.subscription.stream.Subscriber;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionPartitioner;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Those who subscribe by HTTP as a part of an application: owns what serves them. Nothing is read
 * before the first one comes.
 */
@ApplicationScoped
public class Subscriptions {
  private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(2);

  private final AggregatorSettings.Subscriptions settings;
  private final MessageFormat format;
  private final History history;
  private final Hub hub;
  private final Served served = new Served();
  private final Tail tail;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "subscriptions-heart"));
  private boolean started;
  private boolean closed;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param registry where to tell those who monitor it how many subscribers there are
   */
  public Subscriptions(
      AggregatorSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> client,
      MeterRegistry registry) {
    this.settings = settings.subscriptions();
    format = MessageFormat.of(client);
    history = new History(client, format, this.settings.readers());
    hub =
        new Hub(
            this.settings.maxSubscribers(),
            this.settings.queue() / 2, // for one who comes back, beside what is news meanwhile
            SessionPartitioner::partition,
            this::readPast);
    tail = new Tail(client, format, hub);
    registry.gauge("classmoji.subscribers", hub, Hub::size);
  }

  private void readPast(Subscriber subscriber) {
    history.read(subscriber, hub);
  }

  /** Serves a request on a line, until one of both ends it; a line too many is told so. */
  Subscriber serve(Request request, Line line) {
    var subscriber = new Subscriber(request.filter(), request.start(), line, settings.queue());
    served.add(subscriber);
    if (begin()) {
      hub.admit(subscriber);
    } else {
      subscriber.close(Farewell.STOPPING);
    }
    return subscriber;
  }

  /** Whether one more would be told that it is one too many. */
  boolean isFull() {
    return hub.size() >= settings.maxSubscribers();
  }

  /** A line has ended, whoever ended it. */
  void leave(Subscriber subscriber) {
    hub.leave(subscriber);
    served.remove(subscriber);
  }

  private synchronized boolean begin() {
    if (!started && !closed) {
      started = true;
      tail.start();
      long millis = settings.heartbeat().toMillis();
      heart.scheduleWithFixedDelay(hub::beat, millis, millis, TimeUnit.MILLISECONDS);
    }
    return !closed;
  }

  /**
   * While there are lines still: when {@link ShutdownEvent} comes the HTTP server has cut them off.
   */
  void onStopping(@Observes ShutdownDelayInitiatedEvent event) {
    farewell();
    try {
      served.awaitNone(FAREWELL_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    close();
  }

  private void farewell() {
    synchronized (this) {
      closed = true;
    }
    heart.shutdownNow();
    hub.close();
  }

  /** Says farewell to all and stops. */
  public void close() {
    farewell();
    history.close();
    tail.close();
    format.close();
  }
}
