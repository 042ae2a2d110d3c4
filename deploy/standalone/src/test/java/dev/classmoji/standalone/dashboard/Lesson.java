package dev.classmoji.standalone.dashboard;

import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionPartitioner;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import dev.classmoji.schemas.StudentAlias;
import dev.classmoji.schemas.Tick;
import dev.classmoji.schemas.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A running class, as the classifier would publish it, at its own pace: each student keeps an
 * expression for some seconds, clear or not, then takes another; the last one is now and then not
 * seen.
 */
public final class Lesson implements AutoCloseable {
  static final int SAMPLES_PER_SECOND = 5;
  private static final int PERIOD_MILLIS = 1000 / SAMPLES_PER_SECOND;
  private static final List<Showing> MOOD =
      Stream.of(
              Collections.nCopies(6, Showing.HAPPY),
              Collections.nCopies(6, Showing.NEUTRAL),
              Collections.nCopies(3, Showing.SURPRISE),
              List.of(Showing.SAD, Showing.SAD, Showing.FEAR, Showing.ANGRY, Showing.DISGUST))
          .flatMap(List::stream)
          .toList();

  /** At least so probable is what is shown: mostly clear, now and then a guess or less. */
  private static final List<Integer> CLARITY =
      List.of(8_000, 7_000, 7_000, 6_000, 5_000, 3_500, 1_500);

  private static final IngestCounters COUNTERS =
      new IngestCounters(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

  private final SessionId session;
  private final int students;
  private final Random random = new Random(7);
  private final List<Showing> showing = new ArrayList<>();
  private final List<Integer> clarity = new ArrayList<>();
  private final KafkaProducer<String, SpecificRecord> producer;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private ScheduledFuture<?> playing;
  private volatile long frame;

  private Lesson(Map<String, Object> client, MessageFormat format, String name, int students) {
    this.session = SessionId.newRun(name);
    this.students = students;
    var settings = new HashMap<>(client);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SessionPartitioner.class);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    producer = new KafkaProducer<>(settings, new StringSerializer(), format.serializer());
    for (int student = 0; student < students; student++) {
      showing.add(MOOD.get(random.nextInt(MOOD.size())));
      clarity.add(CLARITY.get(random.nextInt(CLARITY.size())));
    }
  }

  /** Begins; nobody is seen before {@link #play}. */
  public static Lesson begin(
      Map<String, Object> client, MessageFormat format, String name, int students) {
    var lesson = new Lesson(client, format, name, students);
    lesson.send(
        lesson.session.toString(),
        new SessionStarted(
            lesson.session.toString(),
            lesson.session.name(),
            lesson.session.run(),
            List.of(new Source("v1", SourceKind.RECORDING, 1280, 720, 2_700_000_000L, null, null)),
            (double) SAMPLES_PER_SECOND,
            nowMicros(),
            true));
    return lesson;
  }

  public String id() {
    return session.toString();
  }

  /** From here on at its own pace, until {@link #pause}, {@link #end} or {@link #close}. */
  public Lesson play() {
    playing = clock.scheduleAtFixedRate(this::sample, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return this;
  }

  /** Nothing more is published once this returns. */
  void pause() throws Exception {
    playing.cancel(false);
    clock.submit(() -> {}).get();
    producer.flush();
  }

  /** The last second whose tick was published. */
  long second() {
    return (frame - 1) / SAMPLES_PER_SECOND;
  }

  /** At once, whatever the wall clock says. */
  public Lesson hurry(int seconds) {
    for (int i = 0; i < seconds * SAMPLES_PER_SECOND; i++) {
      sample();
    }
    return this;
  }

  /** From here on a student is known to be another; what is read of it goes on under its name. */
  Lesson merge(String student, String sameAs) {
    send(id(), new StudentAlias(id(), student, sameAs, frame * PERIOD_MILLIS * 1_000L));
    return this;
  }

  private void sample() {
    long mediaTime = frame * PERIOD_MILLIS * 1_000L;
    for (int student = 0; student < students; student++) {
      if (random.nextInt(4 * SAMPLES_PER_SECOND) == 0) {
        showing.set(student, MOOD.get(random.nextInt(MOOD.size())));
        clarity.set(student, CLARITY.get(random.nextInt(CLARITY.size())));
      }
      boolean hidden = student == students - 1 && frame / (12 * SAMPLES_PER_SECOND) % 2 == 1;
      if (!hidden) {
        var name = "S%02d".formatted(student + 1);
        send(
            Keys.student(id(), name),
            expression(name, mediaTime, showing.get(student), clarity.get(student)));
      }
    }
    if (frame % SAMPLES_PER_SECOND == 0) {
      send(id(), new Tick(id(), frame / SAMPLES_PER_SECOND, nowMicros(), COUNTERS, List.of()));
    }
    frame++;
  }

  private Expression expression(String student, long mediaTime, Showing shown, int clear) {
    var probabilities = new ArrayList<Integer>();
    int most = clear + random.nextInt(1_500);
    for (int expression = 0; expression < 7; expression++) {
      probabilities.add(expression == shown.ordinal() ? most : (10_000 - most) / 6);
    }
    return Expression.newBuilder()
        .setSession(id())
        .setStudent(student)
        .setTrack(1)
        .setSource("v1")
        .setFrame(frame)
        .setMediaTimeMicros(mediaTime)
        .setCapturedAtMicros(nowMicros())
        .setClassifiedAtMicros(nowMicros())
        .setInferenceMicros(1_000)
        .setBox(new Box(10f, 10f, 80f, 80f))
        .setDetectionScore(0.9f)
        .setQuality(0.8f)
        .setProbabilities(probabilities)
        .setModel("generated")
        .build();
  }

  /** Stops and publishes the session's end. */
  void end(EndReason reason) {
    stop();
    send(
        id(),
        new SessionEnded(
            id(),
            reason,
            "",
            Math.max(0, frame - 1) * PERIOD_MILLIS * 1_000L,
            nowMicros(),
            COUNTERS));
    producer.flush();
  }

  private void send(String key, SpecificRecord message) {
    producer.send(new ProducerRecord<>(Topics.EXPRESSIONS.name(), key, message));
  }

  private void stop() {
    clock.shutdown();
    try {
      clock.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long nowMicros() {
    return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
  }

  /** Stops without an end, as if ingest had died. */
  @Override
  public void close() {
    stop();
    producer.close();
  }
}
