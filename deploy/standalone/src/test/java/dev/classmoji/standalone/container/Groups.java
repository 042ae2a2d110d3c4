package dev.classmoji.standalone.container;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Which instance of a service has which partitions, by its address. */
final class Groups implements AutoCloseable {
  private final Admin admin;

  Groups(Map<String, Object> client) {
    admin = Admin.create(client);
  }

  Map<String, Set<Integer>> partitions(String service) throws Exception {
    return service.equals("classifier") ? ofClassifiers() : ofAggregators();
  }

  private Map<String, Set<Integer>> ofClassifiers()
      throws ExecutionException, InterruptedException {
    var shares = new HashMap<String, Set<Integer>>();
    var group = "classmoji-classifier";
    for (var member :
        admin.describeConsumerGroups(Set.of(group)).all().get().get(group).members()) {
      shares.put(
          address(member.host()),
          member.assignment().topicPartitions().stream()
              .map(TopicPartition::partition)
              .collect(Collectors.toSet()));
    }
    return shares;
  }

  private Map<String, Set<Integer>> ofAggregators()
      throws ExecutionException, InterruptedException {
    var shares = new HashMap<String, Set<Integer>>();
    var group = "classmoji-aggregator";
    for (var member : admin.describeStreamsGroups(Set.of(group)).all().get().get(group).members()) {
      shares.put(
          address(member.clientHost()),
          member.assignment().activeTasks().stream()
              .flatMap(tasks -> tasks.partitions().stream())
              .collect(Collectors.toSet()));
    }
    return shares;
  }

  /** Kafka writes {@code /172.30.0.3}. */
  private static String address(String host) {
    return host.substring(host.indexOf('/') + 1);
  }

  @Override
  public void close() {
    admin.close();
  }
}
