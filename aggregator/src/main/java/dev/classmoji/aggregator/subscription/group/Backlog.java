package dev.classmoji.aggregator.subscription.group;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.log.EventReader;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * The emoji events that a consumer group has yet to deliver, each partition's in order. Kafka keeps
 * how far it has come, and lets another instance go on from there; what was delivered within about
 * a second before a crash may then be delivered again. Not thread-safe, but for {@link #wakeup}.
 */
public final class Backlog implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Backlog.class);
  private static final Duration COMMITTED_WITHIN = Duration.ofSeconds(1);
  private static final Duration POLLED_WITHIN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Consumer<String, byte[]> consumer;
  private final EventReader reader;
  private final Deque<EmojiRecord> pending = new ArrayDeque<>();
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
  private long committedNanos = System.nanoTime();
  private long polledNanos = System.nanoTime();
  private boolean whole = true;

  /**
   * Joins a group.
   *
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   * @param most how many events it holds in memory at most
   */
  public static Backlog open(
      Map<String, Object> client, String group, Share share, int most, EventReader reader) {
    var settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
    settings.put(
        ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic"); // it lets members share as we say
    settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, share.assignor());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // rather twice than never
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000); // there may be many, idle
    settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return new Backlog(
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
        reader);
  }

  Backlog(Consumer<String, byte[]> consumer, EventReader reader) {
    this.consumer = consumer;
    this.reader = reader;
    consumer.subscribe(List.of(Topics.EMOJI_EVENTS.name()), new Handover());
  }

  /**
   * The first events that are not delivered; the same again until they are.
   *
   * @param most how many
   * @param limit how long to wait for one
   */
  public List<EmojiRecord> next(int most, Duration limit) {
    if (pending.isEmpty()) {
      consumer.resume(consumer.paused());
      poll(limit);
    } else if (isPast(polledNanos, POLLED_WITHIN)) {
      rest(Duration.ZERO);
    }
    return pending.stream().limit(most).toList();
  }

  /**
   * Waits and stays a member of the group; brings nothing new, unless the group is divided anew.
   */
  public void rest(Duration limit) {
    consumer.pause(consumer.assignment());
    poll(limit);
  }

  private void poll(Duration limit) {
    polledNanos = System.nanoTime();
    for (var record : consumer.poll(limit)) {
      try {
        reader.read(record).ifPresent(pending::add);
      } catch (RuntimeException e) {
        whole = false;
        throw e;
      }
    }
    commitIfDue();
  }

  /**
   * The first events are delivered: to be called before {@link #next} and {@link #rest} are again.
   *
   * @param count of those that {@link #next} gave
   */
  public void delivered(int count) {
    for (int i = 0; i < count; i++) {
      pending.remove();
    }
    commitIfDue();
  }

  /** In each partition that is this member's, the offset before which all is delivered. */
  public Map<Integer, Long> positions() {
    var positions = new HashMap<Integer, Long>();
    pending.forEach(
        event -> positions.putIfAbsent(event.place().partition(), event.place().offset()));
    for (var partition : consumer.assignment()) {
      positions.computeIfAbsent(
          partition.partition(), unbegun -> consumer.position(partition, PATIENCE));
    }
    return positions;
  }

  private void commitIfDue() {
    if (isPast(committedNanos, COMMITTED_WITHIN)) {
      tryCommit();
    }
  }

  private static boolean isPast(long nanos, Duration limit) {
    return System.nanoTime() - nanos > limit.toNanos();
  }

  /** What cannot be committed now is in a second, or whoever goes on delivers it again. */
  private void tryCommit() {
    try {
      if (whole) {
        commit();
      }
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("A group did not commit", e);
    }
  }

  private void commit() {
    var positions = new HashMap<TopicPartition, OffsetAndMetadata>();
    positions()
        .forEach(
            (partition, offset) ->
                positions.put(
                    new TopicPartition(Topics.EMOJI_EVENTS.name(), partition),
                    new OffsetAndMetadata(offset)));
    if (!positions.isEmpty() && !positions.equals(committed)) {
      consumer.commitSync(positions, PATIENCE);
      committed = positions;
    }
    committedNanos = System.nanoTime();
  }

  /** Makes a call that waits, in another thread, end with {@code WakeupException}. */
  public void wakeup() {
    consumer.wakeup();
  }

  /** Says how far it has come, if it can, and leaves the group. */
  @Override
  public void close() {
    try {
      tryCommit();
    } catch (WakeupException e) {
      // it is being closed already
    } finally {
      consumer.close(CloseOptions.timeout(PATIENCE));
    }
  }

  /** What happens to events in memory when the group is divided anew. */
  private final class Handover implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // they begin where their last member committed
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      tryCommit();
      drop(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      drop(partitions);
    }

    private void drop(Collection<TopicPartition> partitions) {
      Set<Integer> gone = new HashSet<>();
      partitions.forEach(partition -> gone.add(partition.partition()));
      pending.removeIf(event -> gone.contains(event.place().partition()));
      committed = Map.of();
    }
  }
}
