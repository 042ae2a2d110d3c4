package dev.classmoji.standalone.subscription;

import static dev.classmoji.standalone.subscription.Contract.complaints;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.awaitility.Awaitility;
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
    site =
        Site.open(
            folder,
            "-Dclassmoji.aggregator.subscriptions.heartbeat=PT1S",
            "-Dclassmoji.aggregator.webhooks.allow-internal=true");
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

  @ParameterizedTest
  @CsvSource({"1, emojiPost, EmojiChangedEvent", "9, emojiBatch, EmojiChangedEvents"})
  void shouldTellWhatIsPosted(int batch, String message, String schema) throws Exception {
    var api = new HooksApi(() -> site.port());
    Awaitility.await().until(() -> api.ask("GET", "", "").statusCode() == 200);
    try (var receiver = new Receiver(any -> 204)) {
      var webhook = api.register("{\"url\":\"%s\",\"batch\":%d}".formatted(receiver.url(), batch));
      site.emojis().tell("posted~a", 3);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> receiver.accepted("posted~a").size() >= 3);

      assertThat(complaints(openApi, "Webhook", webhook)).isEmpty();
      assertThat(complaints(openApi, "Webhooks", get("/api/webhooks"))).isEmpty();
      var told = asyncApi.at("/components/messages/" + message);
      assertThat(told.at("/payload/$ref").asText()).isEqualTo("#/components/schemas/" + schema);
      for (var post : receiver.posts()) {
        var json = Received.json(new String(post.body(), UTF_8));
        assertThat(complaints(asyncApi, schema, json)).isEmpty();
        assertThat(complaints(asyncApi, told.get("headers").deepCopy(), headers(post))).isEmpty();
        assertThat(post.headers().getFirst("content-type"))
            .isEqualTo(told.get("contentType").asText());
      }
      api.ask("DELETE", "/" + webhook.get("id").asText(), "");
    }
  }

  private static JsonNode headers(Receiver.Post post) {
    var headers = JSON.createObjectNode();
    for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      headers.put(name, post.headers().getFirst(name));
    }
    return headers;
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
}
