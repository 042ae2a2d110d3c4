package dev.classmoji.standalone.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.standalone.pipeline.TopicDump;
import dev.classmoji.standalone.pipeline.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two instances of each service share the classes; when one goes, the other takes its classes. */
@NeedsImages
class TwoInstancesIT {
  private static final int CLIP_SECONDS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private static Path clip;
  private static Compose compose;
  private static MessageFormat format;
  private static Groups groups;
  private static Viewer viewer;

  @BeforeAll
  static void up() throws Exception {
    clip = Recordings.clip(CLIP_SECONDS, folder);
    compose = new Compose(Map.of("RECORDINGS", folder.toString()));
    startTwoOfEach();
    format = MessageFormat.of(compose.client());
    groups = new Groups(compose.client());
    viewer = new Viewer(compose.client(), format);
  }

  @AfterAll
  static void down() {
    viewer.close();
    groups.close();
    format.close();
    compose.close();
  }

  private static void startTwoOfEach() {
    compose.run(
        "up",
        "-d",
        "--wait",
        "--scale",
        "classifier=2",
        "--scale",
        "aggregator=2",
        "kafka",
        "classifier",
        "aggregator");
  }

  @ParameterizedTest
  @CsvSource({
    "classifier, stop, 20",
    "classifier, kill, 45",
    "aggregator, stop, 20",
    "aggregator, kill, 45"
  })
  void shouldGoOnWithTheClassesOfAnInstanceThatGoes(
      String service, String how, double mostSeconds) {
    // Given a class with each instance
    startTwoOfEach();
    var first = compose.container(service, 1);
    var its = partitionsOf(service, compose.address(first));
    var others = partitionsOf(service, compose.address(compose.container(service, 2)));
    var classes =
        List.of(
            newSession(how + "-" + service, its),
            newSession("with-" + how + "-" + service, others));
    var ingests = new ArrayList<String>();
    classes.forEach(
        session -> ingests.add(compose.replay(clip.getFileName().toString(), session, "1")));
    await()
        .atMost(LIMIT)
        .until(() -> classes.stream().allMatch(session -> viewer.seconds(session) >= 3));

    // When one instance goes
    compose.docker(how, first);

    // Then both classes go on to the same end
    assertThat(ingests).extracting(compose::exitCode).containsOnly(0);
    await().atMost(LIMIT).until(() -> classes.stream().allMatch(viewer::hasEnded));
    System.out.printf(
        "container: two instances, %s of one %s: longest gap of a viewer of its class %.1f s, of the"
            + " other's %.1f s%n",
        how, service, viewer.longestGap(classes.get(0)), viewer.longestGap(classes.get(1)));
    var dump = new TopicDump(compose.client(), format);
    for (var session : classes) {
      assertThat(Transcript.of(dump, session)).isEqualTo(OneJvm.tells(clip));
      assertThat(viewer.longestGap(session)).isLessThan(mostSeconds);
    }
  }

  @Test
  void shouldGoOnWithAClassWhileAnotherIngestIsStopped() {
    var going = SessionId.newRun("going").toString();
    var leaving = SessionId.newRun("leaving").toString();
    var goingIngest = compose.replay(clip.getFileName().toString(), going, "1");
    var leavingIngest = compose.replay(clip.getFileName().toString(), leaving, "1");
    await()
        .atMost(LIMIT)
        .until(() -> Stream.of(going, leaving).allMatch(id -> viewer.seconds(id) >= 3));

    compose.docker("stop", leavingIngest);

    assertThat(compose.exitCode(goingIngest)).isZero();
    await().atMost(LIMIT).until(() -> viewer.hasEnded(going) && viewer.hasEnded(leaving));
    assertThat(viewer.seconds(leaving)).isLessThan(CLIP_SECONDS);
    System.out.printf(
        "container: two instances, stop of one ingest: longest gap of a viewer of the other's class"
            + " %.1f s%n",
        viewer.longestGap(going));
    assertThat(Transcript.of(new TopicDump(compose.client(), format), going))
        .isEqualTo(OneJvm.tells(clip));
  }

  /** The partitions that an instance has, once both have some. */
  private static Set<Integer> partitionsOf(String service, String address) {
    return await()
        .atMost(LIMIT)
        .until(
            () -> groups.partitions(service),
            shares -> shares.size() == 2 && shares.values().stream().noneMatch(Set::isEmpty))
        .get(address);
  }

  /** A run that lies in one of these partitions. */
  private static String newSession(String name, Set<Integer> partitions) {
    return Stream.generate(() -> SessionId.newRun(name).toString())
        .filter(id -> partitions.contains(SessionPartitioner.partition(id, 4)))
        .findFirst()
        .orElseThrow();
  }
}
