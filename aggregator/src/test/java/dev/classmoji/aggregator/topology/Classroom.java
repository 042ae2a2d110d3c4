package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.Emojis;
import dev.classmoji.aggregator.feedback.Probabilities;
import dev.classmoji.aggregator.feedback.Readings;
import dev.classmoji.aggregator.feedback.StudentState;
import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.ClassFeedback;
import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.StudentAlias;
import dev.classmoji.schemas.StudentFeedback;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in a test driver, spoken to in the words of a class. */
final class Classroom implements AutoCloseable {
  static final Source SOURCE = new Source("v1", SourceKind.RECORDING, 1280, 720, null, null, null);
  static final int SAMPLES_PER_SECOND = 5;
  static final TopologySettings SETTINGS =
      new TopologySettings(
          Readings.SETTINGS,
          new Emojis(
              Arrays.stream(Showing.values())
                  .collect(Collectors.toMap(Function.identity(), showing -> ":" + showing + ":"))),
          Duration.ofHours(1),
          Duration.ofHours(6));

  private static final IngestCounters COUNTERS =
      new IngestCounters(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

  private final MessageFormat format = MessageFormat.local();
  private final Serializer<SpecificRecord> messages = format.serializer();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> input;
  private final Map<Topic, TestOutputTopic<String, SpecificRecord>> outputs;

  Classroom() {
    this(Tracing.off());
  }

  Classroom(Tracing tracing) {
    driver =
        new TopologyTestDriver(
            FeedbackTopology.build(SETTINGS, format, tracing),
            new Properties(),
            Instant.parse("2026-01-01T08:00:00Z"));
    input =
        driver.createInputTopic(
            Topics.EXPRESSIONS.name(), new StringSerializer(), new ByteArraySerializer());
    outputs =
        List.of(
                Topics.EMOJI_EVENTS,
                Topics.STUDENT_FEEDBACK,
                Topics.CLASS_FEEDBACK,
                Topics.SESSIONS,
                Topics.DEAD_LETTERS)
            .stream()
            .collect(Collectors.toMap(Function.identity(), this::output));
  }

  private TestOutputTopic<String, SpecificRecord> output(Topic topic) {
    return driver.createOutputTopic(topic.name(), new StringDeserializer(), format.deserializer());
  }

  static SessionStarted started(String session) {
    var id = SessionId.parse(session);
    return new SessionStarted(
        session, id.name(), id.run(), List.of(SOURCE), (double) SAMPLES_PER_SECOND, 1_000L, true);
  }

  static Tick tick(String session, long second) {
    return new Tick(session, second, 2_000L, COUNTERS, List.of());
  }

  static SessionEnded ended(String session) {
    return new SessionEnded(session, EndReason.COMPLETED, "", 60_000_000L, 3_000L, COUNTERS);
  }

  static StudentAlias alias(String session, String student, String sameAs, long second) {
    return new StudentAlias(session, student, sameAs, second * 1_000_000);
  }

  static Expression expression(
      String session, String student, long frame, Probabilities probabilities) {
    return Expression.newBuilder()
        .setSession(session)
        .setStudent(student)
        .setTrack(1)
        .setSource(SOURCE.getId())
        .setFrame(frame)
        .setMediaTimeMicros(frame * Readings.STEP_MICROS)
        .setCapturedAtMicros(10_000 + frame)
        .setClassifiedAtMicros(20_000 + frame)
        .setInferenceMicros(3_000)
        .setBox(new Box(1f, 2f, 3f, 4f))
        .setDetectionScore(0.9f)
        .setQuality(0.8f)
        .setProbabilities(probabilities.tenThousandths())
        .setModel("test")
        .setPublishedAtMicros(15_000 + frame)
        .build();
  }

  static Expression expression(String session, String student, long frame, Showing showing) {
    return expression(session, student, frame, Readings.clearly(showing, 0.94));
  }

  /** Sends messages as they come. */
  void send(List<? extends SpecificRecord> log) {
    log.forEach(this::send);
  }

  void send(SpecificRecord message) {
    send(keyOf(message), message);
  }

  void send(String key, SpecificRecord message) {
    sendBytes(key, bytes(message));
  }

  byte[] bytes(SpecificRecord message) {
    return messages.serialize(Topics.EXPRESSIONS.name(), message);
  }

  void sendBytes(String key, byte[] value) {
    input.pipeInput(key, value);
  }

  void send(SpecificRecord message, Headers headers) {
    input.pipeInput(new TestRecord<>(keyOf(message), bytes(message), headers));
  }

  private static String keyOf(SpecificRecord message) {
    var session = (String) message.get(message.getSchema().getField("session").pos());
    return message instanceof Expression expression
        ? Keys.student(session, expression.getStudent())
        : session;
  }

  void pass(Duration wallClock) {
    driver.advanceWallClockTime(wallClock);
  }

  /** What came since the last look. */
  List<EmojiEvent> events() {
    return values(Topics.EMOJI_EVENTS, EmojiEvent.class);
  }

  List<TestRecord<String, SpecificRecord>> feedbackRecords() {
    return records(Topics.STUDENT_FEEDBACK);
  }

  List<TestRecord<String, SpecificRecord>> records(Topic topic) {
    return outputs.get(topic).readRecordsToList();
  }

  List<StudentFeedback> feedback() {
    return values(Topics.STUDENT_FEEDBACK, StudentFeedback.class);
  }

  List<ClassFeedback> classFeedback() {
    return values(Topics.CLASS_FEEDBACK, ClassFeedback.class);
  }

  List<SessionDescriptor> descriptors() {
    return values(Topics.SESSIONS, SessionDescriptor.class);
  }

  List<TestRecord<String, SpecificRecord>> deadLetterRecords() {
    return records(Topics.DEAD_LETTERS);
  }

  List<DeadLetter> deadLetters() {
    return values(Topics.DEAD_LETTERS, DeadLetter.class);
  }

  private <M> List<M> values(Topic topic, Class<M> message) {
    return outputs.get(topic).readValuesToList().stream().map(message::cast).toList();
  }

  StudentState student(String session, String student) {
    KeyValueStore<String, StudentState> store = driver.getKeyValueStore(FeedbackTopology.STUDENTS);
    return store.get(Keys.student(session, student));
  }

  long students() {
    KeyValueStore<String, StudentState> store = driver.getKeyValueStore(FeedbackTopology.STUDENTS);
    return store.approximateNumEntries();
  }

  SessionProgress session(String session) {
    KeyValueStore<String, SessionProgress> store =
        driver.getKeyValueStore(FeedbackTopology.SESSIONS);
    return store.get(session);
  }

  @Override
  public void close() {
    driver.close();
  }
}
