package dev.classmoji.standalone.pipeline;

import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on the embedded broker. */
class EmbeddedPipelineIT extends PipelineContract {
  @TempDir static Path data;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(data);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Override
  protected String bootstrapServers() {
    return broker.bootstrapServers();
  }
}
