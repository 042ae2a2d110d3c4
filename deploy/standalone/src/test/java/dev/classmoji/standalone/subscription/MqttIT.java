package dev.classmoji.standalone.subscription;

import static dev.classmoji.standalone.subscription.Contract.complaints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.classmoji.standalone.dashboard.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emoji events on a broker that comes and goes, and what its own client and our example see. */
class MqttIT {
  private static final Map<String, String> LOGIN =
      Map.of("MQTT_USER", Mosquitto.USER, "MQTT_PASSWORD", Mosquitto.PASSWORD);

  @TempDir static Path folder;

  private static Mosquitto mosquitto;
  private static Site site;

  @BeforeAll
  static void start() throws Exception {
    Mosquitto.require();
    Awaitility.setDefaultTimeout(Duration.ofSeconds(90));
    mosquitto = new Mosquitto(Files.createDirectory(folder.resolve("mosquitto")));
    site = Site.open(Files.createDirectory(folder.resolve("kafka")), mosquitto.settings());
    await().until(() -> health().contains("\"connected\": true"));
    await().until(() -> health().contains("200 OK"));
  }

  @AfterAll
  static void stop() {
    if (site != null) {
      site.close();
    }
    if (mosquitto != null) {
      mosquitto.close();
    }
  }

  @AfterEach
  void shouldTellNoSecretsAndNoStackTraces() throws IOException {
    assertThat(site.aggregator().stackTrace()).isEmpty();
    assertThat(site.aggregator().said()).doesNotContain(Mosquitto.PASSWORD);
  }

  @Test
  void shouldPublishEachEventUnderItsStudentAsACloudEvent() throws Exception {
    try (var client = watch("reader", "classmoji/topics~a/S03/emoji", "%t %C %q %P")) {
      site.emojis().tell("topics~a", 60);

      await().until(() -> client.lines().size() == 2);
      assertThat(client.lines())
          .allSatisfy(
              line ->
                  assertThat(line)
                      .startsWith("classmoji/topics~a/S03/emoji application/cloudevents+json 1")
                      .contains("source:/sessions/topics~a", "subject:S03"));
      assertThat(client.lines().get(0)).contains("id:S03-1");
      assertThat(client.lines().get(1)).contains("id:S03-2");
    }
  }

  @Test
  void shouldPublishWhatTheAggregatorTells() throws Exception {
    var asyncApi = asyncApi();
    var told = asyncApi.at("/components/messages/emojiPublication");
    var binding = asyncApi.at("/operations/publishEvents/bindings/mqtt");
    try (var client = watch("witness", "classmoji/told~a/+/emoji", "%J")) {
      site.emojis().tell("told~a", 40);

      await().until(() -> client.lines().size() == 40);
      for (var line : client.lines()) {
        var message = Received.json(line);
        var payload = message.get("payload");
        var properties = message.get("properties");
        assertThat(message.get("topic").asText())
            .isEqualTo(
                asyncApi
                    .at("/channels/mqtt/address")
                    .asText()
                    .replace("{session}", "told~a")
                    .replace("{student}", payload.get("subject").asText()));
        assertThat(message.get("qos")).isEqualTo(binding.get("qos"));
        assertThat(message.get("retain").asInt() != 0).isEqualTo(binding.get("retain").asBoolean());
        assertThat(properties.get("content-type")).isEqualTo(told.get("contentType"));
        assertThat(
                complaints(
                    asyncApi, told.get("headers").deepCopy(), properties.get("user-properties")))
            .isEmpty();
        assertThat(complaints(asyncApi, told.get("payload").deepCopy(), payload)).isEmpty();
      }
    }
  }

  private static JsonNode asyncApi() throws IOException {
    var answer = RawHttp.get(site.port(), "/api/asyncapi.json");
    return Received.json(answer.split("\r\n\r\n", 2)[1]);
  }

  @Test
  void shouldLoseNothingWhileTheBrokerOrTheAggregatorIsAway() throws Exception {
    try (var example = subscribe("watcher", "away~a")) {
      site.emojis().tell("away~a", 50);
      await().until(() -> example.numbers("away~a").size() == 50);

      mosquitto.stop();
      site.emojis().tell("away~a", 50);
      await().until(() -> health().contains("\"connected\": false"));
      assertThat(health()).as("it is nobody else's business").contains("200 OK");
      mosquitto.start();
      await().until(() -> example.numbers("away~a").size() == 100);

      site.aggregator().close();
      site.emojis().tell("away~a", 50);
      site.aggregator().start();
      await().until(() -> example.numbers("away~a").size() == 150);

      assertThat(example.numbers("away~a")).isEqualTo(Received.range(0, 150));
    }
  }

  @Test
  void shouldNoticeThatTheBrokerIsGoneWhileNothingFlows() throws Exception {
    await().until(() -> health().contains("\"connected\": true"));

    mosquitto.kill();
    await().until(() -> health().contains("\"connected\": false"));
    assertThat(RawHttp.get(site.port(), "/q/metrics")).contains("\nclassmoji_mqtt_connected 0.0");

    mosquitto.start();
    await().until(() -> health().contains("\"connected\": true"));
  }

  @Test
  void shouldNoticeThatTheBrokerIsSilentWhileNothingFlows() throws Exception {
    await().until(() -> health().contains("\"connected\": true"));

    mosquitto.freeze();
    try {
      await().until(() -> health().contains("\"connected\": false"));
    } finally {
      mosquitto.thaw();
    }
    await().until(() -> health().contains("\"connected\": true"));
  }

  @Test
  void shouldKeepForTheExampleWhatComesWhileItIsAway() throws Exception {
    try (var example = subscribe("sleeper", "sleep~a")) {
      site.emojis().tell("sleep~a", 5);
      await().until(() -> example.numbers("sleep~a").size() == 5);
    }
    site.emojis().tell("sleep~a", 5);
    try (var example = subscribe("sleeper", "sleep~a")) {
      await().until(() -> example.numbers("sleep~a").size() == 5);
      assertThat(example.numbers("sleep~a")).isEqualTo(Received.range(5, 10));
    }
  }

  private static Tool subscribe(String name, String session) throws IOException {
    var environment = new HashMap<>(LOGIN);
    environment.put("MQTT_PORT", String.valueOf(mosquitto.port()));
    var example = Tool.run(environment, "mosquitto_sub/events.sh", "127.0.0.1", name, session);
    await().until(() -> mosquitto.knows(name));
    return example;
  }

  private static Tool watch(String name, String topic, String format) throws IOException {
    var client =
        Tool.other(
            "mosquitto_sub",
            "-V",
            "mqttv5",
            "-p",
            String.valueOf(mosquitto.port()),
            "-i",
            name,
            "-u",
            Mosquitto.USER,
            "-P",
            Mosquitto.PASSWORD,
            "-q",
            "1",
            "-t",
            topic,
            "-F",
            format);
    await().until(() -> mosquitto.knows(name));
    return client;
  }

  private static String health() throws IOException {
    return RawHttp.get(site.port(), "/q/health/ready");
  }
}
