package dev.classmoji.standalone.pipeline;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The pipeline on a broker in a container; skipped, and said so, where no Docker engine answers. */
class ContainerPipelineIT extends PipelineContract {
  private static final String IMAGE = "apache/kafka:4.2.1";
  private static KafkaContainer broker;

  @BeforeAll
  static void startBroker() {
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "ContainerPipelineIT is skipped: no Docker engine answers");
    broker = new KafkaContainer(IMAGE);
    broker.start();
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.stop();
    }
  }

  @Override
  String bootstrapServers() {
    return broker.getBootstrapServers();
  }
}
