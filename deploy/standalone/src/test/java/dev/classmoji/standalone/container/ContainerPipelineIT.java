package dev.classmoji.standalone.container;

import dev.classmoji.standalone.pipeline.PipelineContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.kafka.KafkaContainer;

/** The pipeline on a broker in a container. */
@NeedsDocker
class ContainerPipelineIT extends PipelineContract {
  private static KafkaContainer broker;

  @BeforeAll
  static void startBroker() {
    broker = new KafkaContainer(Engine.BROKER);
    broker.start();
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.stop();
    }
  }

  @Override
  protected String bootstrapServers() {
    return broker.getBootstrapServers();
  }
}
