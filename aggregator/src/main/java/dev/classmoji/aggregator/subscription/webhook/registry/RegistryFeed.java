package dev.classmoji.aggregator.subscription.webhook.registry;

import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Folds {@code classmoji.webhooks} into the registry for as long as it runs; on one thread. */
public final class RegistryFeed implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RegistryFeed.class);
  private static final TopicPartition TOPIC = new TopicPartition(Topics.WEBHOOKS.name(), 0);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Object> client;
  private final Registry registry;
  private final Runnable current;
  private final Thread thread = new Thread(this::run, "webhooks");
  private KafkaConsumer<String, byte[]> consumer;
  private long folded;
  private boolean caughtUp;
  private boolean closed;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param current called once, on the feed's thread, when all that the topic held has been folded
   */
  public RegistryFeed(Map<String, Object> client, Registry registry, Runnable current) {
    this.client = Map.copyOf(client);
    this.registry = registry;
    this.current = current;
  }

  public void start() {
    thread.start();
  }

  /** Whether all that the topic held at first has been folded. */
  public synchronized boolean isCurrent() {
    return caughtUp;
  }

  /** Waits until the record of an offset has been folded; gives up after some seconds. */
  public synchronized void awaitFolded(long offset) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (folded <= offset && !closed && System.nanoTime() < deadline) {
        wait(POLL.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isClosed()) {
      try {
        follow(open());
      } catch (WakeupException e) {
        // it is being closed
      } catch (RuntimeException e) { // whatever it is, the next try may go well
        LOG.warnf("The webhooks' topic was lost and is taken up again: %s", e);
        pause();
      } finally {
        leave();
      }
    }
  }

  private synchronized KafkaConsumer<String, byte[]> open() {
    var settings = new HashMap<>(client);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus names one
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "classmoji-webhooks");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    return consumer;
  }

  private void follow(KafkaConsumer<String, byte[]> opened) {
    while (!opened.listTopics(PATIENCE).containsKey(TOPIC.topic())) {
      pause();
      if (isClosed()) {
        return;
      }
    }
    opened.assign(List.of(TOPIC));
    opened.seek(TOPIC, position()); // not from the beginning again: old states would come back
    long end = opened.endOffsets(List.of(TOPIC)).get(TOPIC);
    while (!isClosed()) {
      if (!isCurrent() && opened.position(TOPIC) >= end) {
        current.run();
        catchUp();
      }
      opened.poll(POLL).forEach(registry::fold);
      reach(opened.position(TOPIC));
    }
  }

  private synchronized void catchUp() {
    caughtUp = true;
  }

  private synchronized void reach(long position) {
    folded = position;
    notifyAll();
  }

  private synchronized long position() {
    return folded;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void pause() {
    try {
      if (!closed) {
        wait(RETRY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave() {
    KafkaConsumer<String, byte[]> left;
    synchronized (this) {
      left = consumer;
      consumer = null;
    }
    if (left != null) {
      left.close(CloseOptions.timeout(PATIENCE));
    }
  }

  /** Stops reading and waits for the thread to end. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (consumer != null) {
        consumer.wakeup();
      }
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
