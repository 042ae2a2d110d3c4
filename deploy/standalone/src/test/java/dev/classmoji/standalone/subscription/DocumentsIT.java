package dev.classmoji.standalone.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topics;
import dev.classmoji.standalone.dashboard.Lesson;
import dev.classmoji.standalone.dashboard.RawHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What really flows is what {@code asyncapi.json} and {@code openapi.json} say, field by field. */
class DocumentsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static Site site;
  private static Lesson lesson;
  private static JsonNode asyncApi;
  private static JsonNode openApi;

  @BeforeAll
  static void start() throws IOException {
    site = Site.open(folder, "-Dclassmoji.aggregator.subscriptions.heartbeat=PT1S");
    lesson = Lesson.begin(site.client(), MessageFormat.of(site.client()), "told", 5).hurry(30);
    site.aggregator().awaitAllOf(lesson);
    asyncApi = get("/api/asyncapi.json");
    openApi = get("/api/openapi.json");
  }

  @AfterAll
  static void stop() {
    lesson.close();
    site.close();
  }

  @Test
  void shouldTellWhatIsStreamed() {
    try (var stream = EventStream.open(site.port(), "from=start", "")) {
      for (var event : stream.await(10)) {
        assertThat(complaints(asyncApi, "EmojiChangedEvent", Received.json(event))).isEmpty();
      }
    }
  }

  @Test
  void shouldTellWhatASocketIsSent() {
    try (var socket = EventSocket.open(site.port(), "from=start")) {
      for (var event : socket.await(10)) {
        assertThat(complaints(asyncApi, "EmojiChangedEvent", event)).isEmpty();
      }
      assertThat(socket.all())
          .filteredOn(each -> each.get("type").asText().endsWith(".position"))
          .isNotEmpty()
          .allSatisfy(each -> assertThat(complaints(asyncApi, "PositionNotice", each)).isEmpty());
    }
  }

  @Test
  void shouldTellWhatIsSaidOfAGap() {
    try (var stream = EventStream.open(site.port(), "", "0-999999.1-999999.2-999999.3-999999")) {
      var gap = Received.json(stream.await("gap").data());

      assertThat(complaints(asyncApi, "GapNotice", gap)).isEmpty();
    }
  }

  @Test
  void shouldTellTheHeadersOfTheTopic() {
    var headers = asyncApi.at("/components/messages/emojiRecord/headers");
    var found = record();
    var told = JSON.createObjectNode();
    found.headers().forEach(header -> told.put(header.key(), new String(header.value(), UTF_8)));

    assertThat(complaints(asyncApi, headers.deepCopy(), told)).isEmpty();
    assertThat(told.get("ce_source").asText() + '/' + told.get("ce_subject").asText())
        .isEqualTo("/sessions/" + found.key());
    assertThat(asyncApi.at("/components/messages/emojiRecord/payload/schema/name").asText())
        .isEqualTo("EmojiEvent");
  }

  private static ConsumerRecord<String, byte[]> record() {
    try (var consumer =
        new KafkaConsumer<>(site.client(), new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.EMOJI_EVENTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var records = consumer.poll(Duration.ofSeconds(1));
      while (records.isEmpty()) {
        records = consumer.poll(Duration.ofSeconds(1));
      }
      return records.iterator().next();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/status, /api/status, Status",
    "/api/capabilities, /api/capabilities, Capabilities",
    "/api/sessions, /api/sessions, Sessions",
    "/api/sessions/%s, /api/sessions/{id}, Session",
    "/api/sessions/%s/review, /api/sessions/{id}/review, Review"
  })
  void shouldTellWhatIsAnswered(String path, String told, String schema) throws IOException {
    var ok = openApi.get("paths").get(told).at("/get/responses/200/content");

    assertThat(ok.at("/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/" + schema);
    assertThat(complaints(openApi, schema, get(path.formatted(lesson.id())))).isEmpty();
  }

  @Test
  void shouldTellWhatAStudentsLinkLeadsTo() throws IOException {
    var host = "localhost:" + site.port();
    var path = "/api/sessions/" + lesson.id() + "/students/S01/link";
    var link = body(RawHttp.ask(site.port(), "POST", path, host, "Content-Length: 0"));
    assertThat(complaints(openApi, "Link", link)).isEmpty();

    var token = "Authorization: Bearer " + link.get("token").asText();
    assertThat(complaints(openApi, "Present", get("/api/own", token))).isEmpty();
    assertThat(complaints(openApi, "OwnReview", get("/api/own/review", token))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/api/sessions/nobody~abc, 404", "/api/events, 406", "/api/own, 403"})
  void shouldTellOfProblemsInOneShape(String path, String status) throws IOException {
    var answer = RawHttp.get(site.port(), path);

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(complaints(openApi, "Problem", body(answer))).isEmpty();
  }

  @Test
  void shouldComplainOfWhatIsNotTold() {
    var more = JSON.createObjectNode().put("problem", "one line").put("secret", 1);

    assertThat(complaints(openApi, "Problem", more)).isNotEmpty();
    assertThat(complaints(openApi, "Problem", JSON.createObjectNode())).isNotEmpty();
  }

  private static JsonNode get(String path, String... headers) throws IOException {
    return body(RawHttp.get(site.port(), path, headers));
  }

  private static JsonNode body(String answer) {
    return Received.json(answer.split("\r\n\r\n", 2)[1]);
  }

  private static List<String> complaints(JsonNode document, String schema, JsonNode json) {
    var root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    return complaints(document, root, json);
  }

  /** How it differs from the schema, fields that the schema does not tell among it. */
  private static List<String> complaints(JsonNode document, ObjectNode root, JsonNode json) {
    var components = document.get("components").deepCopy();
    root.set("components", components);
    close(root);
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(root)
        .validate(json)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** A reader passes over fields that it does not know; here each must be told. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.path("type").asText().equals("object")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(DocumentsIT::close);
  }
}
