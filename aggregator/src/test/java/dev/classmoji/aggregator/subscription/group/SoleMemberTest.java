package dev.classmoji.aggregator.subscription.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SoleMemberTest {
  private static final String TOPIC = "events";
  private static final List<TopicPartition> ALL =
      IntStream.range(0, 4).mapToObj(partition -> new TopicPartition(TOPIC, partition)).toList();

  @Test
  void shouldGiveEverythingToOneAndNothingToTheOthers() {
    var shares = divide("b", "a", "c");

    assertThat(shares.get("a")).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(shares.get("b")).isEmpty();
    assertThat(shares.get("c")).isEmpty();
  }

  @Test
  void shouldLetAnotherTakeOver() {
    assertThat(divide("b", "c").get("b")).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(divide("c").get("c")).containsExactlyInAnyOrderElementsOf(ALL);
  }

  private static Map<String, List<TopicPartition>> divide(String... members) {
    var node = new Node(1, "here", 9092);
    var infos =
        ALL.stream()
            .map(each -> new PartitionInfo(TOPIC, each.partition(), node, new Node[0], new Node[0]))
            .toList();
    var cluster = new Cluster("id", List.of(node), infos, Set.of(), Set.of());
    var group =
        new GroupSubscription(
            Stream.of(members)
                .collect(
                    Collectors.toMap(
                        Function.identity(), member -> new Subscription(List.of(TOPIC)))));
    return new SoleMember()
        .assign(cluster, group).groupAssignment().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().partitions()));
  }
}
