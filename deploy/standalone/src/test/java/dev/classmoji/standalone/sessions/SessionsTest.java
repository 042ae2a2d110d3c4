package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.report.TopicLog;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.CommandLines;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real broker, from its first day until its sessions are gone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SessionsTest {
  private static final Instant NOW = Instant.now();

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Map<String, Object> client;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    client = Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  @Order(1)
  void shouldSayThatThereAreNone() {
    assertThat(execute("list")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("No sessions yet.");
  }

  @Test
  @Order(2)
  void shouldListTheNewestFirst() throws Exception {
    try (var classes = PastClasses.on(client)) {
      classes.add(Sessions.ended("math~a1", NOW.minusSeconds(7200), 2, 1));
      classes.add(Sessions.running("art~b1", NOW.minusSeconds(3600)));
      classes.add(Sessions.ended("math~a2", NOW.minusSeconds(1800), 2, 1));
      classes.add(Sessions.ended("old~c1", NOW.minusSeconds(9000), 2, 4));
    }

    assertThat(execute("list")).isZero();
    assertThat(out.toString().lines().map(line -> line.split(" ")[0]))
        .containsExactly("SESSION", "math~a2", "art~b1", "math~a1", "old~c1");
    assertThat(execute("list", "--json")).isZero();
    assertThat(out.toString().lines())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("{\"session\":\"math~a2\"");
  }

  @Test
  @Order(3)
  void shouldShowASessionAndWriteItsReport() {
    var report = folder.resolve("report");

    assertThat(execute("show", "math~a1", "--report", report.toString())).isZero();
    assertThat(out.toString())
        .contains("session math~a1")
        .contains("1 students, 1 emoji events")
        .contains("happy 2")
        .contains("completed");
    assertThat(report.resolve("report.html")).content().contains("Ana");
    assertThat(report.resolve("students.csv")).content().contains(",Ana");
  }

  @Test
  @Order(4)
  void shouldShowWhatThereIsOfARunningSession() {
    assertThat(execute("show", "art")).isZero();
    assertThat(out.toString()).contains("running: this is what there is so far", "happy 2");
  }

  @Test
  @Order(5)
  void shouldSayThatDetailsHaveExpired() {
    assertThat(execute("show", "old")).isZero();
    assertThat(out.toString()).contains("their emoji events have expired").contains("students 4");
  }

  @Test
  @Order(6)
  void shouldNotDeleteWhatRunsNorWhatIsAmbiguousNorWithoutAsking() {
    assertThat(execute("delete", "art", "--yes")).isEqualTo(2);
    assertThat(err.toString()).contains("session art~b1 is running: end it first");
    assertThat(execute("delete", "math", "--yes")).isEqualTo(2);
    assertThat(err.toString()).contains("several sessions: math~a2, math~a1");
    assertThat(execute("delete", "math~a1")).isEqualTo(2);
    assertThat(err.toString()).contains("--yes");
    assertThat(held(Topics.EMOJI_EVENTS)).hasSize(4);
  }

  @Test
  @Order(7)
  void shouldDeleteASessionAtTheBeginningOfItsLogs() {
    assertThat(execute("delete", "math~a1", "--yes")).isZero();
    assertThat(out.toString()).contains("Deleted math~a1").doesNotContain("stay in");
    for (var topic : List.of(Topics.EMOJI_EVENTS, Topics.CLASS_FEEDBACK)) {
      assertThat(held(topic)).doesNotContain("math~a1").contains("art~b1", "math~a2");
    }
    for (var topic : List.of(Topics.STUDENT_FEEDBACK, Topics.STUDENT_LABELS)) {
      assertThat(held(topic)).doesNotContain("math~a1").contains("art~b1", "math~a2");
      assertThat(keys(topic)).contains("math~a1/S01"); // its tombstone
    }
  }

  @Test
  @Order(8)
  void shouldSayWhatStaysBehindALiveSession() {
    assertThat(execute("delete", "math~a2", "--yes")).isZero();
    assertThat(out.toString())
        .contains("behind other sessions' records")
        .contains("classmoji.emoji-events", "classmoji.student-feedback")
        .contains("at the latest");
    assertThat(held(Topics.EMOJI_EVENTS)).contains("art~b1", "math~a2");
    assertThat(last(Topics.STUDENT_LABELS, "math~a2/S01")).as("its name").isNull();
  }

  @Test
  @Order(9)
  void shouldChangeNothingWhenASessionIsDeletedAgain() {
    var before = keys(Topics.EMOJI_EVENTS);

    assertThat(execute("delete", "math~a1", "--yes")).isZero();
    assertThat(execute("delete", "math~a2")).isZero(); // nothing left to ask about
    assertThat(execute("delete", "math")).isEqualTo(2);
    assertThat(err.toString()).contains("'math' means several sessions: math~a1, math~a2");

    assertThat(keys(Topics.EMOJI_EVENTS)).isEqualTo(before);
    assertThat(execute("list")).isZero();
    assertThat(out.toString()).contains("art~b1", "old~c1").doesNotContain("math");
  }

  @Test
  @Order(10)
  void shouldTakeWhatOnlyDeletedSessionsStoodBehind() throws Exception {
    try (var classes = PastClasses.on(client)) {
      classes.add(Sessions.ended("art~b1", NOW.minusSeconds(3600), 2, 1));
    }

    assertThat(execute("delete", "art", "--yes")).isZero();

    assertThat(held(Topics.EMOJI_EVENTS)).containsOnly("old~c1", "art~b1");
    assertThat(execute("delete", "old", "--yes")).isZero();
    assertThat(execute("delete", "old")).isZero(); // the same words once more
    for (var topic : List.of(Topics.EMOJI_EVENTS, Topics.STUDENT_FEEDBACK, Topics.STUDENT_LABELS)) {
      assertThat(held(topic)).isEmpty();
    }
    assertThat(execute("list")).isZero();
    assertThat(out.toString()).contains("No sessions yet.");
  }

  /** The sessions of all records that are not tombstones. */
  private static List<String> held(Topic topic) {
    return records(topic)
        .filter(record -> record.value() != null)
        .map(record -> record.key().split("/")[0])
        .toList();
  }

  /** The latest value of a key, of which there is a record. */
  private static byte[] last(Topic topic, String key) {
    return records(topic)
        .filter(record -> record.key().equals(key))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .value();
  }

  private static List<String> keys(Topic topic) {
    return records(topic).map(ConsumerRecord::key).toList();
  }

  private static Stream<ConsumerRecord<String, byte[]>> records(Topic topic) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var log = TopicLog.open(client)) {
      log.read(topic, 0, records::add);
    }
    return records.stream();
  }

  private int execute(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var all = new ArrayList<>(List.of("sessions"));
    all.addAll(List.of(args));
    all.addAll(List.of("--broker", broker.bootstrapServers()));
    return CommandLines.classmoji()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(all.toArray(String[]::new));
  }
}
