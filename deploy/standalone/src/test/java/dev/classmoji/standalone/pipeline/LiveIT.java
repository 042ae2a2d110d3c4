package dev.classmoji.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.classmoji.ingest.Consent;
import dev.classmoji.ingest.LiveFeeds;
import dev.classmoji.ingest.LiveRequest;
import dev.classmoji.ingest.source.SourceState;
import dev.classmoji.ingest.source.StreamAddress;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.SourceReport;
import dev.classmoji.schemas.SourceSignal;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live classes through the whole pipeline, pushed to us by Debian's FFmpeg. */
class LiveIT {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int STUDENTS = 12;

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static MessageFormat format;
  private static Services services;
  private static TopicDump dump;

  @BeforeAll
  static void start() throws InterruptedException {
    if (!Push.isPossible()) {
      System.out.println("LiveIT is skipped: there is no ffmpeg to push with");
    }
    assumeTrue(Push.isPossible());
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    var client = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
    format = MessageFormat.of(client);
    services = Services.start(client);
    dump = new TopicDump(client, format);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (broker != null) {
      services.stop();
      format.close();
      broker.close();
    }
  }

  @Test
  void shouldReadAGalleryThatIsCutOffAndComesBack() throws Exception {
    int port = freePort();
    var live =
        new Live(Consent.all(), input("rtmp://127.0.0.1:%d/live?listen".formatted(port), null));
    var push = "rtmp://127.0.0.1:%d/live".formatted(port);

    // When it is pushed, cut off and pushed again
    var first = Push.sample("flv", push);
    awaitStudents(live.session, STUDENTS);
    first.destroyForcibly();
    await().atMost(LONG).until(() -> live.state() == SourceState.WAITING);
    var second = Push.sample("flv", push);
    await().atMost(LONG).until(() -> live.state() == SourceState.LIVE);
    assertThat(services.sourceIs("v1", SourceState.LIVE)).isTrue();
    assertThat(services.sourceIs("v1", SourceState.WAITING)).isFalse();
    int before = crops(live.session).size();
    await().atMost(LONG).until(() -> crops(live.session).size() > before + 5 * STUDENTS);
    var ended = live.end();
    second.destroyForcibly();

    assertThat(services.isWatched("v1")).as("after the class").isFalse();

    // Then the class went on: an unbroken clock, the same students, an outcome for every crop
    assertThat(ended.getReason()).isEqualTo(EndReason.COMPLETED);
    var log = dump.messages(Topics.FACE_CROPS, live.session);
    assertThat(log.get(0)).isInstanceOf(SessionStarted.class);
    var ticks = log.stream().filter(Tick.class::isInstance).map(Tick.class::cast).toList();
    assertThat(ticks.stream().map(Tick::getSecond))
        .containsExactlyElementsOf(LongStream.range(0, ticks.size()).boxed().toList());
    assertThat(ticks)
        .flatExtracting(Tick::getSources)
        .as("5 are asked for, whatever else was going on")
        .allMatch(source -> source.getPicturesPerSecond() <= 8);
    assertThat(told(live.session))
        .containsSequence(SourceSignal.LIVE, SourceSignal.WAITING, SourceSignal.LIVE);
    var seconds = ticks.stream().map(Tick::getSources).flatMap(List::stream).toList();
    assertThat(seconds)
        .flatExtracting(SourceReport::getDecoderMicros)
        .as("in the decoder, each picture that was read, but for those of the last second")
        .hasSizeGreaterThan((int) (ended.getCounters().getFramesSampled() - 10))
        .allMatch(micros -> micros > 0);
    assertThat(seconds)
        .flatExtracting(SourceReport::getLateMicros)
        .hasSizeGreaterThan(10)
        .allMatch(micros -> micros >= 0);
    assertThat(services.delays("v1", "decoder"))
        .isGreaterThanOrEqualTo(ended.getCounters().getFramesSampled());
    assertOrdered(log);
    assertThat(students(live.session)).hasSize(STUDENTS);
    assertThat(messages(Topics.EXPRESSIONS, live.session))
        .hasSize((int) ended.getCounters().getCropsPublished() + ticks.size() + 2);
    System.out.printf(
        "live: %d faces of %d students in %.1f s, %d pictures dropped%n",
        ended.getCounters().getCropsPublished(),
        STUDENTS,
        ended.getMediaTimeMicros() / 1e6,
        ended.getCounters().getFramesDropped());
  }

  @Test
  void shouldCropNobodyWhoDidNotAgree() throws Exception {
    int ana = freePort();
    int ben = freePort();
    var live =
        new Live(
            Consent.of(Set.of("Ana")),
            input("srt://127.0.0.1:%d?mode=listener".formatted(ana), "Ana"),
            input("srt://127.0.0.1:%d?mode=listener".formatted(ben), "Ben"));
    var pushes =
        List.of(
            Push.sample("mpegts", "srt://127.0.0.1:" + ana),
            Push.sample("mpegts", "srt://127.0.0.1:" + ben));
    await().atMost(LONG).until(() -> live.reports().stream().allMatch(LiveIT::isLive));
    await().atMost(LONG).until(() -> !events(live.session).isEmpty());
    var ended = live.end();
    pushes.forEach(Process::destroyForcibly);

    assertThat(students(live.session)).containsExactly("S01");
    assertThat(crops(live.session)).allMatch(crop -> crop.getStudent().equals("S01"));
    assertThat(ended.getCounters().getFramesDecoded()).isPositive();
  }

  @Test
  void shouldReadAStreamOfEachStudentAndGoOnWithoutOne() throws Exception {
    var tiles = Push.tiles(folder);
    var inputs = new ArrayList<LiveRequest.Input>();
    var pushes = new ArrayList<Process>();
    var addresses = new ArrayList<String>();
    for (int i = 0; i < STUDENTS; i++) {
      int port = freePort();
      boolean rtmp = i % 2 == 0;
      inputs.add(
          input(
              (rtmp ? "rtmp://127.0.0.1:%d/live?listen" : "srt://127.0.0.1:%d?mode=listener")
                  .formatted(port),
              "Student %02d".formatted(i + 1)));
      addresses.add((rtmp ? "rtmp://127.0.0.1:%d/live" : "srt://127.0.0.1:%d").formatted(port));
    }
    var live = new Live(Consent.all(), inputs.toArray(LiveRequest.Input[]::new));
    try {
      for (int i = 0; i < STUDENTS; i++) {
        pushes.add(Push.clip(tiles.get(i), i % 2 == 0 ? "flv" : "mpegts", addresses.get(i)));
      }
      // Then every student is read, by the name of the stream
      awaitStudents(live.session, STUDENTS);
      // When one of them is gone
      pushes.get(4).destroyForcibly();
      await()
          .atMost(LONG)
          .until(() -> live.reports().get(4).status().state() == SourceState.WAITING);
      // Then the others go on
      var before = cropsByStudent(live.session);
      await()
          .atMost(LONG)
          .until(
              () -> {
                var now = cropsByStudent(live.session);
                return before.keySet().stream()
                    .filter(student -> !student.equals("S05"))
                    .allMatch(student -> now.get(student) >= before.get(student) + 5);
              });
      assertThat(cropsByStudent(live.session).get("S05"))
          .isLessThanOrEqualTo(before.get("S05") + 1); // which was on its way
      assertThat(live.reports().get(4).status().state()).isEqualTo(SourceState.WAITING);
    } finally {
      var ended = live.end();
      pushes.forEach(Process::destroyForcibly);
      System.out.printf(
          "live: %d streams of a student each, %d faces in %.1f s, %d pictures dropped%n",
          STUDENTS,
          ended.getCounters().getCropsPublished(),
          ended.getMediaTimeMicros() / 1e6,
          ended.getCounters().getFramesDropped());
    }
  }

  @Test
  void shouldTellOfTheClassAloneWithoutAnyWordOnConsent() throws Exception {
    int port = freePort();
    var live =
        new Live(Consent.unasked(), input("rtmp://127.0.0.1:%d/live?listen".formatted(port), null));
    var push = Push.sample("flv", "rtmp://127.0.0.1:%d/live".formatted(port));
    await()
        .atMost(LONG)
        .until(
            () ->
                messages(Topics.CLASS_FEEDBACK, live.session).stream()
                    .map(ClassFeedback.class::cast)
                    .anyMatch(second -> second.getPresent() == STUDENTS));
    live.end();
    push.destroyForcibly();

    assertThat(events(live.session)).isEmpty();
    assertThat(messages(Topics.STUDENT_FEEDBACK, live.session)).isEmpty();
  }

  /** What the class's seconds tell of its first source, each change once. */
  private static List<SourceSignal> told(String session) {
    var signals = new ArrayList<SourceSignal>();
    messages(Topics.CLASS_FEEDBACK, session).stream()
        .map(second -> ((ClassFeedback) second).getSources().get(0).getSignal())
        .filter(signal -> signals.isEmpty() || signals.get(signals.size() - 1) != signal)
        .forEach(signals::add);
    return signals;
  }

  /** A class that runs on a thread of its own. */
  private static final class Live {
    private final String session;
    private final FutureTask<SessionEnded> reading;
    private final Thread thread;

    Live(Consent consent, LiveRequest.Input... inputs) {
      var request = new LiveRequest(List.of(inputs), SessionId.newRun("live"), consent);
      session = request.session().toString();
      reading = new FutureTask<>(() -> services.live().read(request));
      thread = new Thread(reading, "live");
      thread.start();
      await().atMost(LONG).until(() -> !messages(Topics.FACE_CROPS, session).isEmpty());
    }

    List<LiveFeeds.Report> reports() {
      return services.live().sources();
    }

    SourceState state() {
      return reports().get(0).status().state();
    }

    SessionEnded end() throws Exception {
      thread.interrupt();
      var ended = reading.get();
      await()
          .atMost(LONG)
          .until(
              () ->
                  messages(Topics.EXPRESSIONS, session).stream()
                      .anyMatch(SessionEnded.class::isInstance));
      return ended;
    }
  }

  private static boolean isLive(LiveFeeds.Report report) {
    return report.status().state() == SourceState.LIVE;
  }

  private static void awaitStudents(String session, int count) {
    await().atMost(LONG).until(() -> students(session).size() == count);
  }

  /** Every crop lies between the ticks around its media time. */
  private static void assertOrdered(List<SpecificRecord> log) {
    long second = -1;
    for (var message : log) {
      if (message instanceof Tick tick) {
        second = tick.getSecond();
      } else if (message instanceof FaceCrop crop) {
        assertThat(crop.getMediaTimeMicros())
            .isBetween(second * 1_000_000 + 1, (second + 1) * 1_000_000);
      }
    }
  }

  private static List<FaceCrop> crops(String session) {
    return messages(Topics.FACE_CROPS, session).stream()
        .filter(FaceCrop.class::isInstance)
        .map(FaceCrop.class::cast)
        .toList();
  }

  private static Map<String, Long> cropsByStudent(String session) {
    return crops(session).stream()
        .collect(Collectors.groupingBy(FaceCrop::getStudent, Collectors.counting()));
  }

  private static Set<String> students(String session) {
    return events(session).stream().map(EmojiEvent::getStudent).collect(Collectors.toSet());
  }

  private static List<EmojiEvent> events(String session) {
    return messages(Topics.EMOJI_EVENTS, session).stream().map(EmojiEvent.class::cast).toList();
  }

  private static List<SpecificRecord> messages(Topic topic, String session) {
    return dump.messages(topic, session);
  }

  private static LiveRequest.Input input(String address, String student) {
    return new LiveRequest.Input(StreamAddress.parse(address), Optional.ofNullable(student));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
