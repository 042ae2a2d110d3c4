package dev.classmoji.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.classmoji.schemas.TopicAdmin;
import dev.classmoji.schemas.Topics;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir Path data;

  @Test
  void shouldKeepItsTopicsOverARestart() throws Exception {
    String cluster;
    try (var broker = EmbeddedBroker.start(data);
        var admin = admin(broker)) {
      new TopicAdmin(admin).ensure(3, (short) -1);
      cluster = admin.describeCluster().clusterId().get();
    }

    try (var broker = EmbeddedBroker.start(data);
        var admin = admin(broker)) {
      new TopicAdmin(admin).ensure(4, (short) -1); // what exists keeps its three partitions

      assertThat(admin.describeCluster().clusterId().get()).isEqualTo(cluster);
      var topics =
          admin
              .describeTopics(Topics.ALL.stream().map(topic -> topic.name()).toList())
              .allTopicNames()
              .get();
      assertThat(Topics.ALL)
          .allSatisfy(
              topic ->
                  assertThat(topics.get(topic.name()).partitions()).hasSize(topic.partitions(3)));
    }
  }

  @Test
  void shouldNameEveryTopicThatBreaksTheContract() throws Exception {
    try (var broker = EmbeddedBroker.start(data);
        var admin = admin(broker)) {
      var topics = new TopicAdmin(admin);
      topics.ensure(2, (short) -1);

      admin
          .createPartitions(Map.of(Topics.EXPRESSIONS.name(), NewPartitions.increaseTo(5)))
          .all()
          .get();
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Topics.FACE_CROPS.name()),
                  compacted()))
          .all()
          .get();

      // the broker's metadata lags a moment behind what its controller has taken
      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> topics.ensure(2, (short) -1))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("classmoji.expressions=5")
                      .hasMessageContaining(
                          "classmoji.face-crops has cleanup.policy=compact, not delete"));
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static Collection<AlterConfigOp> compacted() {
    return List.of(
        new AlterConfigOp(new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET));
  }
}
