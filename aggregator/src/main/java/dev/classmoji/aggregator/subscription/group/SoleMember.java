package dev.classmoji.aggregator.subscription.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives all partitions to one member of a group, and nothing to the others, who take over when it
 * goes. So a receiver is sent one thing at a time, whichever session it is of, and one instance
 * alone knows how it does. Kafka names members at random, so that many groups are spread over the
 * instances.
 */
public final class SoleMember implements ConsumerPartitionAssignor {

  @Override
  public String name() {
    return "classmoji-sole-member";
  }

  @Override
  public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
    var members = group.groupSubscription();
    var sole = members.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
    var assignments = new HashMap<String, Assignment>();
    members.keySet().forEach(member -> assignments.put(member, new Assignment(List.of())));
    assignments.put(sole, new Assignment(partitions(cluster, members)));
    return new GroupAssignment(assignments);
  }

  private static List<TopicPartition> partitions(
      Cluster cluster, Map<String, Subscription> members) {
    var partitions = new ArrayList<TopicPartition>();
    members.values().stream()
        .flatMap(member -> member.topics().stream())
        .distinct()
        .flatMap(topic -> cluster.partitionsForTopic(topic).stream())
        .forEach(known -> partitions.add(new TopicPartition(known.topic(), known.partition())));
    return partitions;
  }
}
