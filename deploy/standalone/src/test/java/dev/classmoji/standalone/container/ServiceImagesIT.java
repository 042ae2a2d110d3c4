package dev.classmoji.standalone.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.classmoji.ingest.ReplayRequest;
import dev.classmoji.ingest.Speed;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.standalone.pipeline.Services;
import dev.classmoji.standalone.pipeline.TopicDump;
import dev.classmoji.standalone.pipeline.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.MountableFile;

/** Each service's image alone, among stages that run here: nothing but topics is between them. */
@NeedsImages
class ServiceImagesIT {
  private static final String BROKER = "kafka:19092";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static Network network;
  private static KafkaContainer broker;
  private static Map<String, Object> client;
  private static MessageFormat format;
  private static TopicDump dump;
  private static Path clip;

  @BeforeAll
  static void start() throws Exception {
    clip = Recordings.clip(8, folder);
    network = Network.newNetwork();
    broker =
        new KafkaContainer(Engine.BROKER)
            .withNetwork(network)
            .withListener(BROKER)
            .withEnv("KAFKA_GROUP_STREAMS_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_GROUP_STREAMS_MIN_HEARTBEAT_INTERVAL_MS", "1000")
            .withEnv("KAFKA_GROUP_STREAMS_HEARTBEAT_INTERVAL_MS", "1000");
    broker.start();
    client = Map.of("bootstrap.servers", broker.getBootstrapServers());
    format = MessageFormat.of(client);
    dump = new TopicDump(client, format);
  }

  @AfterAll
  static void stop() {
    format.close();
    broker.stop();
    network.close();
  }

  @Test
  void shouldReplayFromAnImage() throws Exception {
    var session = SessionId.newRun("ingest-image");
    var services = Services.start(client);
    try (var ingest =
        service("ingest")
            .withCopyFileToContainer(MountableFile.forHostPath(clip, 0644), "/clip.mp4")
            .withCommand("replay", "/clip.mp4", "--speed", "max", "--session", session.toString())
            .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(LIMIT))) {
      ingest.start();

      assertThat(ingest.getLogs()).contains(session + ": completed");
      assertThat(told(session)).isEqualTo(OneJvm.tells(clip));
    } finally {
      services.stop();
    }
  }

  @Test
  void shouldClassifyFromAnImage() throws Exception {
    var aggregator = Services.aggregator(client);
    aggregator.start();
    try (var classifier = service("classifier").waitingFor(Wait.forHealthcheck())) {
      classifier.start();

      assertThat(replayed("classifier-image")).isEqualTo(OneJvm.tells(clip));
    } finally {
      aggregator.close();
    }
  }

  @Test
  void shouldAggregateFromAnImage() throws Exception {
    var classifier = Services.classifier(client);
    classifier.start();
    try (var aggregator = service("aggregator").waitingFor(Wait.forHealthcheck())) {
      aggregator.start();

      assertThat(replayed("aggregator-image")).isEqualTo(OneJvm.tells(clip));
    } finally {
      classifier.close();
    }
  }

  private static GenericContainer<?> service(String name) {
    return new GenericContainer<>("classmoji/" + name)
        .withNetwork(network)
        .withEnv("KAFKA_BOOTSTRAP_SERVERS", BROKER);
  }

  private static Transcript replayed(String name) throws Exception {
    var session = SessionId.newRun(name);
    Services.replayer(client).replay(new ReplayRequest(clip, session, Speed.MAX));
    return told(session);
  }

  private static Transcript told(SessionId session) {
    await().atMost(LIMIT).until(() -> Transcript.hasEnded(dump, session.toString()));
    return Transcript.of(dump, session.toString());
  }
}
