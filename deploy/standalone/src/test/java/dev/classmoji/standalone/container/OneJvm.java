package dev.classmoji.standalone.container;

import static org.awaitility.Awaitility.await;

import dev.classmoji.ingest.ReplayRequest;
import dev.classmoji.ingest.Speed;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.pipeline.Services;
import dev.classmoji.standalone.pipeline.TopicDump;
import dev.classmoji.standalone.pipeline.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The undisturbed run, in one JVM with its embedded broker, that containers are held to. */
final class OneJvm {
  private static final Map<String, Transcript> TOLD = new ConcurrentHashMap<>();

  private OneJvm() {}

  /** What the pipeline tells of a recording; by its file name, each is run once. */
  static Transcript tells(Path recording) {
    return TOLD.computeIfAbsent(
        recording.getFileName().toString(),
        name -> {
          try {
            return run(recording);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Transcript run(Path recording) throws Exception {
    try (var broker = EmbeddedBroker.start(Files.createTempDirectory("classmoji-one-jvm"))) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      var services = Services.start(client);
      try (var format = MessageFormat.of(client)) {
        var session = SessionId.newRun("undisturbed");
        var dump = new TopicDump(client, format);
        services.replayer().replay(new ReplayRequest(recording, session, Speed.MAX));
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> Transcript.hasEnded(dump, session.toString()));
        return Transcript.of(dump, session.toString());
      } finally {
        services.stop();
      }
    }
  }
}
