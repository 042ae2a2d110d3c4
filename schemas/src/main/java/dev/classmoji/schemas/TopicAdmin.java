package dev.classmoji.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the catalogue that a cluster lacks and checks those that it has. */
public final class TopicAdmin {
  private static final Duration METADATA_LIMIT = Duration.ofSeconds(10);

  private final Admin admin;

  public TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates what is missing, then checks that every topic keeps the contract: partitions, clean-up
   * policy and timestamp type. Retention may differ: it is the operator's to choose.
   *
   * @param partitions over how many partitions sessions are spread where topics are created
   * @param replication copies of each partition; -1 for the cluster's default
   * @throws IllegalStateException if an existing topic breaks the contract; the message names all
   *     differences
   */
  public void ensure(int partitions, short replication) throws InterruptedException {
    var existing = await(admin.listTopics().names().toCompletionStage());
    create(
        Topics.ALL.stream()
            .filter(topic -> !existing.contains(topic.name()))
            .map(
                topic ->
                    new NewTopic(topic.name(), topic.partitions(partitions), replication)
                        .configs(topic.config()))
            .toList());
    awaitMetadata();
    check();
  }

  private void create(List<NewTopic> missing) throws InterruptedException {
    for (var future : admin.createTopics(missing).values().values()) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) { // another instance was faster
          throw new IllegalStateException("cannot create topics: " + e.getCause().getMessage(), e);
        }
      }
    }
  }

  /** A created topic reaches every broker's metadata a moment after it is created. */
  private void awaitMetadata() throws InterruptedException {
    long deadline = System.nanoTime() + METADATA_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      var listed = await(admin.listTopics().names().toCompletionStage());
      if (Topics.ALL.stream().map(Topic::name).allMatch(listed::contains)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException(
        "topics were created but did not appear within " + METADATA_LIMIT.toSeconds() + " s");
  }

  private void check() throws InterruptedException {
    var names = Topics.ALL.stream().map(Topic::name).toList();
    var descriptions = await(admin.describeTopics(names).allTopicNames().toCompletionStage());
    var configs =
        await(
            admin
                .describeConfigs(
                    names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .toCompletionStage());
    var differences = new ArrayList<String>();
    var counts = new TreeSet<Integer>();
    for (var topic : Topics.ALL) {
      int count = descriptions.get(topic.name()).partitions().size();
      if (topic.spread() == Topic.Spread.BY_SESSION) {
        counts.add(count);
      } else if (count != 1) {
        differences.add("%s has %d partitions, not 1".formatted(topic.name(), count));
      }
      var config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
      differ(topic, config, TopicConfig.CLEANUP_POLICY_CONFIG, differences);
      differ(topic, config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, differences);
    }
    if (counts.size() > 1) {
      differences.add("topics differ in partitions: " + partitions(descriptions));
    }
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "the cluster's topics break the contract: " + String.join("; ", differences));
    }
  }

  private static void differ(Topic topic, Config config, String name, List<String> differences) {
    var expected = topic.config().get(name);
    var actual = config.get(name).value();
    if (!asSet(expected).equals(asSet(actual))) {
      differences.add("%s has %s=%s, not %s".formatted(topic.name(), name, actual, expected));
    }
  }

  private static Set<String> asSet(String list) {
    return Set.copyOf(Arrays.asList(list.split(",")));
  }

  private static String partitions(Map<String, TopicDescription> descriptions) {
    return descriptions.values().stream()
        .map(topic -> topic.name() + "=" + topic.partitions().size())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static <T> T await(CompletionStage<T> stage) throws InterruptedException {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the cluster does not answer as expected: " + e.getCause().getMessage(), e);
    }
  }
}
