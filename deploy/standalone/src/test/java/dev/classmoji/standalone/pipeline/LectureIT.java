package dev.classmoji.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.classmoji.aggregator.report.SessionReport;
import dev.classmoji.ingest.ReplayRequest;
import dev.classmoji.ingest.Speed;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.score.Accuracy;
import dev.classmoji.standalone.score.ModelAlone;
import dev.classmoji.standalone.score.Reported;
import dev.classmoji.standalone.score.Reported.Event;
import dev.classmoji.standalone.score.Score;
import dev.classmoji.standalone.score.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays the sample through the whole pipeline and holds what is reported to its truth. */
class LectureIT {
  private static final Path SAMPLES = Path.of(System.getProperty("classmoji.samples"));
  private static final Path LECTURE = SAMPLES.resolve("lecture.mp4");
  private static final int STUDENTS = 12;
  private static final double LEAST_RIGHT = 0.97;
  private static final double MARGIN = 0.03;

  /** How much worse than on average any skin tone may be read. */
  private static final double MOST_BELOW_MEAN = 0.05;

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Map<String, Object> client;
  private static MessageFormat format;
  private static Services services;

  @BeforeAll
  static void start() throws InterruptedException {
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    client = Map.of("bootstrap.servers", broker.bootstrapServers());
    format = MessageFormat.of(client);
    services = Services.start(client);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    services.stop();
    format.close();
    broker.close();
  }

  @Test
  void shouldTellWhatEachStudentShows() throws Exception {
    var truth = Truth.read(SAMPLES, "lecture");
    var alone = ModelAlone.of(LECTURE, truth);
    var score = Score.of(replay(Speed.MAX), truth);
    print(score, alone);

    assertThat(score.people()).hasSize(STUDENTS);
    assertThat(score.oneIdPerPerson()).as("one id per person: %s", score.people()).isTrue();
    assertThat(score.accuracy().overall())
        .isGreaterThanOrEqualTo(Math.max(LEAST_RIGHT, alone.overall() - MARGIN));
    assertThat(score.accuracy().perExpression())
        .allSatisfy(
            (expression, share) ->
                assertThat(share)
                    .as(expression)
                    .isGreaterThanOrEqualTo(alone.perExpression().get(expression) - MARGIN));
    assertThat(tones(score.accuracy()).values())
        .as("share right per skin tone")
        .allSatisfy(
            share ->
                assertThat(share)
                    .isGreaterThanOrEqualTo(score.accuracy().overall() - MOST_BELOW_MEAN));
    assertThat(Score.percentile(score.changeSeconds(), 90)).isLessThanOrEqualTo(1.5);
    assertThat(Score.percentile(score.dwellSeconds(), 50)).isGreaterThanOrEqualTo(1);
  }

  @Test
  void shouldGiveTheSameEventsAtEverySpeed() throws Exception {
    var max = replay(Speed.MAX).events();
    var four = replay(new Speed(4)).events();
    var one = replay(Speed.REAL_TIME).events();

    assertThat(max).hasSizeGreaterThan(STUDENTS);
    assertThat(repeatable(four)).isEqualTo(repeatable(max));
    assertThat(repeatable(one)).isEqualTo(repeatable(max));
  }

  /** The sample's students come in four skin tones in turn, the first the lightest. */
  private static Map<Integer, Double> tones(Accuracy accuracy) {
    return accuracy.perGroup(
        person -> (Integer.parseInt(person.substring("Student ".length())) - 1) % 4 + 1);
  }

  private static List<String> repeatable(List<Event> events) {
    return events.stream().map(Event::repeatable).toList();
  }

  private static Reported replay(Speed speed) throws Exception {
    var session = SessionId.newRun("lecture");
    services.replayer().replay(new ReplayRequest(LECTURE, session, speed));
    var report = SessionReport.read(client, format, ended(session.toString()));
    assertThat(report.summary().cropOutcomes().kept()).isTrue();
    assertThat(report.summary().mediaSeconds()).isCloseTo(60, within(0.2));
    report.writeTo(folder.resolve(session.run()));
    return Reported.read(folder.resolve(session.run()));
  }

  private static SessionDescriptor ended(String session) {
    var dump = new TopicDump(client, format);
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                dump.messages(Topics.SESSIONS, session).stream()
                    .map(SessionDescriptor.class::cast)
                    .filter(descriptor -> descriptor.getState() == SessionState.ENDED)
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  private static List<String> percent(Map<Integer, Double> shares) {
    return shares.values().stream().map(share -> "%.1f".formatted(100 * share)).toList();
  }

  private static void print(Score score, Accuracy alone) {
    System.out.printf("lecture: ids %s%n", score.people());
    System.out.printf("lecture: model alone   %s%n", alone);
    System.out.printf("lecture: whole pipeline %s%n", score.accuracy());
    System.out.printf(
        "lecture: right per skin tone, lightest first: alone %s, pipeline %s%n",
        percent(tones(alone)), percent(tones(score.accuracy())));
    System.out.printf(
        "lecture: short of the target (model alone minus 3 points): %s%n",
        score.accuracy().perExpression().entrySet().stream()
            .filter(share -> share.getValue() < alone.perExpression().get(share.getKey()) - MARGIN)
            .map(Map.Entry::getKey)
            .toList());
    System.out.printf(
        "lecture: change to emoji p50 %.2f s, p90 %.2f s; %d changes shown, %d never%n",
        Score.percentile(score.changeSeconds(), 50),
        Score.percentile(score.changeSeconds(), 90),
        score.changeSeconds().size(),
        score.changesMissed());
    System.out.printf("lecture: dwell median %.2f s%n", Score.percentile(score.dwellSeconds(), 50));
  }
}
