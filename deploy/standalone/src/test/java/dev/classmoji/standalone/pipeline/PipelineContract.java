package dev.classmoji.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.classmoji.ingest.ReplayRequest;
import dev.classmoji.ingest.Speed;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline promises, seen by an independent consumer, on whichever broker. */
public abstract class PipelineContract {
  static final int CLIP_SECONDS = 8;

  @TempDir static Path folder;

  private MessageFormat format;
  private Services services;
  TopicDump dump;

  protected abstract String bootstrapServers();

  /** Settings that lead to the broker, and to whatever else the stages are to use. */
  Map<String, Object> client() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  @BeforeEach
  void start() throws InterruptedException {
    start(client());
  }

  private void start(Map<String, Object> client) throws InterruptedException {
    format = MessageFormat.of(client);
    services = Services.start(client);
    dump = new TopicDump(client, format);
  }

  /** Stops the stages, and starts them with other settings. */
  void restart(Map<String, Object> client) throws InterruptedException {
    stop();
    start(client);
  }

  @AfterEach
  void stop() throws InterruptedException {
    services.stop();
    format.close();
  }

  @Test
  void shouldGiveEveryCropAnOutcomeInOrder() throws Exception {
    // Given a session with poison in its midst
    var session = SessionId.newRun("order").toString();
    var replay = replay(session, CLIP_SECONDS);
    await().atMost(Duration.ofSeconds(60)).until(() -> crops(session).size() > 50);
    poison(session);

    // When it has ended
    assertThat(replay.get().getReason()).isEqualTo(EndReason.COMPLETED);
    awaitEnd(session);

    // Then each crop became an Expression, in the same place of the session's order
    var sent =
        messages(
            Topics.FACE_CROPS,
            session,
            FaceCrop.class,
            SessionStarted.class,
            Tick.class,
            SessionEnded.class);
    var read =
        messages(
            Topics.EXPRESSIONS,
            session,
            Expression.class,
            SessionStarted.class,
            Tick.class,
            SessionEnded.class);
    assertThat(read.stream().map(PipelineContract::place))
        .containsExactlyElementsOf(sent.stream().map(PipelineContract::place).toList());
    assertThat(sent.stream().filter(FaceCrop.class::isInstance)).hasSizeGreaterThan(400);

    // and the poison became one dead letter
    var letters = dump.messages(Topics.DEAD_LETTERS, session);
    assertThat(letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(((DeadLetter) letter).getReason()).isEqualTo(DeadLetterReason.UNREADABLE);
              assertThat(((DeadLetter) letter).getStage()).isEqualTo("classifier");
            });
  }

  @Test
  void shouldKeepThreeSessionsOnTheirOwnClocks() throws Exception {
    // Given three sessions, each started when the one before is seconds ahead
    var first = SessionId.newRun("clock").toString();
    var second = SessionId.newRun("clock").toString(); // another run of the same name
    var third = SessionId.newRun("clock-c").toString();
    var replays = new ArrayList<CompletableFuture<SessionEnded>>();
    for (var session : List.of(first, second, third)) {
      replays.add(replay(session, CLIP_SECONDS));
      await().atMost(Duration.ofSeconds(60)).until(() -> ticks(session).size() > 2);
    }

    // When all have ended
    for (var replay : replays) {
      assertThat(replay.get().getReason()).isEqualTo(EndReason.COMPLETED);
    }
    Stream.of(first, second, third).forEach(this::awaitEnd);

    // Then each has its own complete clock, students and events, and they are the same
    for (var session : List.of(first, second, third)) {
      var seconds = seconds(session);
      assertThat(seconds)
          .hasSizeGreaterThanOrEqualTo(CLIP_SECONDS)
          .containsExactlyElementsOf(LongStream.range(0, seconds.size()).boxed().toList());
      assertOnOnePartition(session);
    }
    assertThat(events(second)).isNotEmpty().isEqualTo(events(first));
    assertThat(events(third)).isEqualTo(events(first));
  }

  CompletableFuture<SessionEnded> replay(String session, int seconds) throws Exception {
    var clip = Clip.of(seconds, folder);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return services
                .replayer()
                .replay(new ReplayRequest(clip, SessionId.parse(session), Speed.MAX));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void poison(String session) throws Exception {
    try (var producer =
        new KafkaProducer<>(client(), new StringSerializer(), new ByteArraySerializer())) {
      int partition =
          SessionPartitioner.partition(
              session, producer.partitionsFor(Topics.FACE_CROPS.name()).size());
      producer
          .send(
              new ProducerRecord<>(
                  Topics.FACE_CROPS.name(), partition, session, new byte[] {1, 2, 3}))
          .get();
    }
  }

  void awaitEnd(String session) {
    await().atMost(Duration.ofSeconds(120)).until(() -> Transcript.hasEnded(dump, session));
  }

  private List<SpecificRecord> crops(String session) {
    return messages(Topics.EXPRESSIONS, session, Expression.class);
  }

  private List<SpecificRecord> ticks(String session) {
    return messages(Topics.EXPRESSIONS, session, Tick.class);
  }

  /** Messages of these types, unreadable ones left out. */
  private List<SpecificRecord> messages(Topic topic, String session, Class<?>... types) {
    return dump.messages(topic, session).stream()
        .filter(message -> Stream.of(types).anyMatch(type -> type.isInstance(message)))
        .toList();
  }

  private List<Long> seconds(String session) {
    return dump.messages(Topics.CLASS_FEEDBACK, session).stream()
        .map(feedback -> ((ClassFeedback) feedback).getSecond())
        .toList();
  }

  List<String> events(String session) {
    return Transcript.of(dump, session).events();
  }

  private void assertOnOnePartition(String session) {
    for (var topic : Topics.ALL) {
      if (topic.spread() == Topic.Spread.BY_SESSION) {
        int expected = SessionPartitioner.partition(session, topic.partitions(4));
        assertThat(
                dump.records(topic).stream()
                    .filter(record -> record.key().startsWith(session))
                    .flatMapToInt(record -> IntStream.of(record.partition()))
                    .distinct())
            .as(topic.name())
            .isSubsetOf(expected);
      }
    }
  }

  /** Which record of the session this is, whether before or after the classifier. */
  private static String place(SpecificRecord message) {
    if (message instanceof FaceCrop crop) {
      return crop.getStudent() + "@" + crop.getFrame();
    } else if (message instanceof Expression expression) {
      return expression.getStudent() + "@" + expression.getFrame();
    } else if (message instanceof Tick tick) {
      return "tick " + tick.getSecond();
    }
    return message.getSchema().getName();
  }
}
