package dev.classmoji.standalone.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.standalone.pipeline.TopicDump;
import dev.classmoji.standalone.pipeline.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a running class, in the end its log tells what an undisturbed one does. */
@NeedsImages
class DisturbanceIT {
  private static final int CLIP_SECONDS = 12;
  private static final int CUT_SECONDS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private static Path clip;
  private static Compose compose;
  private static MessageFormat format;
  private static Viewer viewer;

  @BeforeAll
  static void up() throws Exception {
    clip = Recordings.clip(CLIP_SECONDS, folder);
    compose = new Compose(Map.of("RECORDINGS", folder.toString()));
    compose.start("kafka", "classifier", "aggregator");
    format = MessageFormat.of(compose.client());
    viewer = new Viewer(compose.client(), format);
  }

  @AfterAll
  static void down() {
    viewer.close();
    format.close();
    compose.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "classifier", "aggregator"})
  void shouldTellTheSameAfterTheNetworkToTheBrokerWasCut(String service) throws Exception {
    var session = SessionId.newRun("cut-" + service).toString();
    var ingest = begin(session);
    var container = service.equals("ingest") ? ingest : compose.container(service, 1);

    compose.cut(container);
    last(CUT_SECONDS);
    compose.heal(container);

    assertToldTheSame(session, ingest);
  }

  @Test
  void shouldTellTheSameAfterTheBrokerWasPaused() throws Exception {
    var session = SessionId.newRun("paused").toString();
    var ingest = begin(session);

    compose.pause("kafka");
    last(CUT_SECONDS);
    compose.run("unpause", "kafka");

    assertToldTheSame(session, ingest);
  }

  @Test
  void shouldTellTheSameAfterTheBrokerWasKilled() throws Exception {
    var session = SessionId.newRun("killed").toString();
    var ingest = begin(session);

    compose.run("kill", "kafka");
    compose.start("kafka");

    assertToldTheSame(session, ingest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classifier", "aggregator"})
  void shouldTellTheSameAfterAServiceWasStoppedAndStarted(String service) throws Exception {
    var session = SessionId.newRun("stopped-" + service).toString();
    var ingest = begin(session);

    compose.run("stop", service);
    compose.start(service);

    assertToldTheSame(session, ingest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classifier", "aggregator"})
  void shouldTellTheSameAfterAServiceWasKilledAndStarted(String service) throws Exception {
    var session = SessionId.newRun("killed-" + service).toString();
    var ingest = begin(session);

    compose.run("kill", service);
    compose.start(service);

    assertToldTheSame(session, ingest);
  }

  @Test
  void shouldEndTheClassThatIngestLeavesAndTellTheSameOfTheNext() throws Exception {
    // Given an ingest that names no run
    var ingest = compose.replay(clip.getFileName().toString(), "again", "1");
    await().atMost(LIMIT).until(() -> viewer.sessions("again").size() == 1);
    var first = viewer.sessions("again").get(0);

    // When it is stopped, then the class has ended
    compose.docker("stop", ingest);
    await().atMost(LIMIT).until(() -> viewer.hasEnded(first));

    // and when it is started anew, it plays another, whole
    compose.docker("start", ingest);
    await().atMost(LIMIT).until(() -> viewer.sessions("again").size() == 2);
    var second =
        viewer.sessions("again").stream().filter(id -> !id.equals(first)).findFirst().orElseThrow();
    assertToldTheSame(second, ingest);
  }

  /** Starts a class and waits until it is seen. */
  private static String begin(String session) {
    var ingest = compose.replay(clip.getFileName().toString(), session, "1");
    await().atMost(LIMIT).until(() -> viewer.seconds(session) >= 3);
    return ingest;
  }

  /** The disturbance itself takes its time. */
  private static void last(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
  }

  private static void assertToldTheSame(String session, String ingest) {
    assertThat(compose.exitCode(ingest)).as(() -> compose.docker("logs", ingest)).isZero();
    await().atMost(LIMIT).until(() -> viewer.hasEnded(session));
    System.out.printf(
        "container: %s: longest gap of a viewer %.1f s%n",
        SessionId.parse(session).name(), viewer.longestGap(session));
    assertThat(Transcript.of(new TopicDump(compose.client(), format), session))
        .isEqualTo(OneJvm.tells(clip));
  }
}
