package dev.classmoji.standalone.pipeline;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The pipeline on a broker in a container; skipped, and said so, where no Docker engine answers.
 */
@EnabledIf(value = "dockerAnswers", disabledReason = "no Docker engine answers")
class ContainerPipelineIT extends PipelineContract {
  private static final String IMAGE = "apache/kafka:4.2.1";
  private static KafkaContainer broker;

  static boolean dockerAnswers() {
    boolean answers = DockerClientFactory.instance().isDockerAvailable();
    if (!answers) {
      System.out.println("ContainerPipelineIT is skipped: no Docker engine answers");
    }
    return answers;
  }

  @BeforeAll
  static void startBroker() {
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
