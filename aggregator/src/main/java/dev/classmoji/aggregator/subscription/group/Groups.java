package dev.classmoji.aggregator.subscription.group;

import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * How far consumer groups have come in {@code classmoji.emoji-events}, as Kafka keeps it. Every
 * call waits, and throws {@link KafkaException} if Kafka does not answer in time.
 */
public final class Groups implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;

  /**
   * @param client settings that lead to the cluster: {@code bootstrap.servers}, security
   */
  public Groups(Map<String, Object> client) {
    this(Admin.create(client));
  }

  Groups(Admin admin) {
    this.admin = admin;
  }

  /** A group that nobody has joined is to get every event from now on. */
  public void beginNow(String group) {
    alter(group, offsets(OffsetSpec.latest()));
  }

  /** The same for a group that may be an old one, which goes on where it is. */
  public void beginNowIfNew(String group) {
    if (committed(List.of(group)).get(group).isEmpty()) {
      beginNow(group);
    }
  }

  /**
   * A group that nobody has joined is to go on from there, wherever Kafka has forgotten it.
   *
   * @param positions the next offset of each partition, from 0 on; -1 where none is known
   */
  public void remind(String group, List<Long> positions) {
    var known = committed(List.of(group)).get(group);
    var missing = new HashMap<TopicPartition, Long>();
    for (int partition = 0; partition < positions.size(); partition++) {
      var place = new TopicPartition(Topics.EMOJI_EVENTS.name(), partition);
      if (known.get(place) == null && positions.get(partition) >= 0) {
        missing.put(place, positions.get(partition));
      }
    }
    if (!missing.isEmpty()) {
      alter(group, missing);
    }
  }

  private void alter(String group, Map<TopicPartition, Long> offsets) {
    await(
        admin
            .alterConsumerGroupOffsets(
                group,
                offsets.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, at -> new OffsetAndMetadata(at.getValue()))))
            .all());
  }

  /**
   * How many records lie between where each group is and the end; an upper bound of its events,
   * since some records are for others, and Kafka's marks of transactions count too.
   *
   * @return without the groups that have not begun
   */
  public Map<String, Long> lags(Collection<String> groups) {
    if (groups.isEmpty()) {
      return Map.of();
    }
    var ends = offsets(OffsetSpec.latest());
    var lags = new HashMap<String, Long>();
    committed(groups)
        .forEach(
            (group, positions) -> {
              if (!positions.isEmpty()) {
                lags.put(group, lag(positions, ends));
              }
            });
    return lags;
  }

  private static long lag(
      Map<TopicPartition, OffsetAndMetadata> positions, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .filter(end -> positions.get(end.getKey()) != null)
        .mapToLong(end -> Math.max(0, end.getValue() - positions.get(end.getKey()).offset()))
        .sum();
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Collection<String> groups) {
    var everywhere = new ListConsumerGroupOffsetsSpec();
    return await(
        admin
            .listConsumerGroupOffsets(
                groups.stream().collect(Collectors.toMap(Function.identity(), g -> everywhere)))
            .all());
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec which) {
    var topic = Topics.EMOJI_EVENTS.name();
    var partitions =
        await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions();
    var asked =
        partitions.stream()
            .collect(
                Collectors.toMap(
                    known -> new TopicPartition(topic, known.partition()), known -> which));
    return await(admin.listOffsets(asked).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, at -> offset(at.getValue())));
  }

  private static long offset(ListOffsetsResultInfo found) {
    return found.offset();
  }

  /**
   * Forgets a group.
   *
   * @return false if it has members yet
   */
  public boolean delete(String group) {
    try {
      await(admin.deleteConsumerGroups(List.of(group)).all());
      return true;
    } catch (KafkaException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        return false;
      }
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return true;
      }
      throw e;
    }
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("the aggregator stops", e);
    }
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }
}
