package dev.classmoji.standalone.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.classmoji.standalone.dashboard.AggregatorProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks from end to end, to receivers of all kinds. */
class WebhookIT {
  private static final String[] SETTINGS = {
    "-Dclassmoji.aggregator.webhooks.allow-internal=true",
    "-Dclassmoji.aggregator.webhooks.first-retry=PT0.1S",
    "-Dclassmoji.aggregator.webhooks.longest-retry=PT1S",
    "-Dclassmoji.aggregator.webhooks.park-after=PT15S"
  };
  private static final IntUnaryOperator WILLING = any -> 204;

  @TempDir static Path folder;

  private static Site site;
  private static final HooksApi api = new HooksApi(() -> site.port());

  @BeforeAll
  static void start() throws IOException {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    site = Site.open(folder, SETTINGS);
    await().until(() -> api.ask("GET", "", "").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @AfterEach
  void shouldTellNoSecretsAndNoStackTraces() throws IOException {
    assertThat(api.ask("GET", "", "").body()).doesNotContain("whsec_", "hidden");
    assertThat(site.aggregator().stackTrace()).isEmpty();
    assertThat(site.aggregator().said()).doesNotContain("whsec_", "hidden");
    for (var webhook : Received.json(api.ask("GET", "", "").body()).get("webhooks")) {
      api.ask("DELETE", "/" + webhook.get("id").asText(), ""); // another may get its port
    }
  }

  @Test
  void shouldPostEachEventOnceInOrderAndSigned() throws Exception {
    try (var receiver = new Receiver(WILLING)) {
      site.emojis().tell("before~a", 3);
      var webhook = register(receiver, "");
      site.emojis().tell("order~a", 40);

      await().until(() -> receiver.accepted("order~a").size() == 40);

      assertThat(receiver.accepted("order~a")).isEqualTo(Received.range(0, 40));
      assertThat(receiver.accepted("before~a")).as("what was before it").isEmpty();
      assertThat(receiver.posts()).hasSize(40);
      var key = webhook.get("secret").asText().substring("whsec_".length());
      for (var post : receiver.posts()) {
        assertThat(post.headers().getFirst("content-type"))
            .isEqualTo("application/cloudevents+json");
        long sent = Long.parseLong(post.headers().getFirst("webhook-timestamp"));
        assertThat(Instant.ofEpochSecond(sent)).isAfter(Instant.now().minusSeconds(300));
        assertThat(post.headers().getFirst("webhook-signature")).isEqualTo(signature(key, post));
      }
      var id = webhook.get("id").asText();
      await().until(() -> api.show(id).path("lag").asLong() == 0);
      assertThat(api.show(id).get("lastSuccess").asText()).isNotEmpty();
    }
  }

  @Test
  void shouldPostWhatItsFilterAsksForAlone() throws Exception {
    try (var receiver = new Receiver(WILLING)) {
      register(receiver, ",\"filter\":{\"session\":\"wanted\",\"expression\":\"sad\"}");
      site.emojis().tell("unwanted~a", 70).tell("wanted~a", 70);

      await().until(() -> receiver.accepted("wanted~a").size() == 30); // each one's second of two
      assertThat(receiver.accepted("unwanted~a")).isEmpty();
      assertThat(receiver.accepted("wanted~a")).isEqualTo(Received.range(30, 60));
    }
  }

  @Test
  void shouldPostBatchesToWhoeverTakesThem() throws Exception {
    try (var receiver = new Receiver(post -> post == 0 ? 503 : 200)) {
      register(receiver, ",\"batch\":25");
      site.emojis().tell("batch~a", 200);

      await().until(() -> receiver.accepted("batch~a").size() == 200);
      assertThat(receiver.accepted("batch~a")).isEqualTo(Received.range(0, 200));
      assertThat(receiver.posts()).hasSizeLessThan(150);
      assertThat(receiver.posts())
          .allSatisfy(
              post ->
                  assertThat(post.headers().getFirst("content-type"))
                      .isEqualTo("application/cloudevents-batch+json"));
    }
  }

  @Test
  void shouldTryTheSameEventAgainAndNoOtherBeforeIt() throws Exception {
    try (var receiver = new Receiver(post -> post < 4 ? 500 : 200)) {
      register(receiver, "");
      site.emojis().tell("again~a", 5);

      await().until(() -> receiver.accepted("again~a").size() == 5);

      assertThat(receiver.accepted("again~a")).isEqualTo(Received.range(0, 5));
      assertThat(receiver.posts().subList(0, 5))
          .extracting(post -> post.headers().getFirst("webhook-id"))
          .containsOnly(receiver.posts().get(0).headers().getFirst("webhook-id"));
    }
  }

  @Test
  void shouldLoseNothingWhenTheAggregatorIsStartedAnew() throws Exception {
    try (var receiver = new Receiver(WILLING)) {
      var id = register(receiver, "").get("id").asText();
      site.emojis().tell("anew~a", 30);
      await().until(() -> receiver.accepted("anew~a").size() > 3);

      site.aggregator().close();
      site.emojis().tell("anew~a", 30);
      site.aggregator().start();

      await().until(() -> receiver.accepted("anew~a").size() == 60);
      assertThat(receiver.accepted("anew~a")).isEqualTo(Received.range(0, 60));
      await().until(() -> api.ask("GET", "", "").statusCode() == 200);
      assertThat(api.state(id)).isEqualTo("active");
    }
  }

  @Test
  void shouldGoOnWhereAnotherInstanceStopped() throws Exception {
    try (var receiver = new Receiver(WILLING);
        var other = AggregatorProcess.start(site.broker().bootstrapServers(), SETTINGS)) {
      register(receiver, "");
      site.emojis().tell("handover~a", 30).tell("handover~b", 30);
      await().until(() -> receiver.accepted("handover~b").size() == 30);

      site.aggregator().close();
      site.emojis().tell("handover~a", 30).tell("handover~b", 30);
      await()
          .until(
              () ->
                  receiver.accepted("handover~a").size() == 60
                      && receiver.accepted("handover~b").size() == 60);
      site.aggregator().start();

      assertThat(receiver.accepted("handover~a")).isEqualTo(Received.range(0, 60));
      assertThat(receiver.accepted("handover~b")).isEqualTo(Received.range(0, 60));
      assertThat(other.stackTrace()).isEmpty();
    }
    await().until(() -> api.ask("GET", "", "").statusCode() == 200);
  }

  @Test
  void shouldParkOneThatIsGoneAndGoOnWhereItStopped() throws Exception {
    try (var receiver = new Receiver(post -> post < 2 ? 200 : 410)) {
      var id = register(receiver, "").get("id").asText();
      site.emojis().tell("gone~a", 6);

      await().until(() -> api.state(id).equals("parked"));
      assertThat(api.show(id).get("lastError").asText()).isEqualTo("it answered 410 Gone");
      assertThat(api.show(id).get("lag").asLong()).isPositive();
      int posts = receiver.posts().size();
      site.emojis().tell("gone~a", 6);

      receiver.answer(200);
      assertThat(receiver.posts()).as("nothing while it is parked").hasSize(posts);
      assertThat(api.ask("POST", "/" + id + "/resume", "").statusCode()).isEqualTo(200);

      await().until(() -> receiver.accepted("gone~a").size() == 12);
      assertThat(receiver.accepted("gone~a")).isEqualTo(Received.range(0, 12));
      assertThat(api.ask("POST", "/" + id + "/resume", "").statusCode()).isEqualTo(409);
    }
  }

  @Test
  void shouldHoldNobodyUpForOneThatIsDeadAndParkIt() throws Exception {
    try (var receiver = new Receiver(WILLING);
        var dead = new Receiver(WILLING)) {
      var id = register(dead, "").get("id").asText();
      register(receiver, "");
      dead.leave();
      site.emojis().tell("dead~a", 10);

      await().until(() -> receiver.accepted("dead~a").size() == 10);
      await().until(() -> api.state(id).equals("retrying"));
      assertThat(api.show(id).get("lastError").asText()).isEqualTo("it takes no connection");
      assertThat(api.show(id).has("nextTry")).isTrue();
      await().until(() -> api.state(id).equals("parked"));
      assertThat(receiver.posts()).hasSize(10);
    }
  }

  @Test
  void shouldBeTakenByTheExampleAndNoForgery() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/python3")), "there is no python3 here");
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    try (var example =
        Tool.run(Map.of("WEBHOOK_SECRET", secret), "webhook/receiver.py", String.valueOf(port))) {
      api.register("{\"url\":\"http://127.0.0.1:%d/\",\"secret\":\"%s\"}".formatted(port, secret));
      site.emojis().tell("python~a", 12);
      await().until(() -> example.numbers("python~a").size() == 12);
      assertThat(example.numbers("python~a")).isEqualTo(Received.range(0, 12));

      assertThat(forge(port, String.valueOf(Instant.now().getEpochSecond()))).isEqualTo(401);
      assertThat(forge(port, "yesterday")).isEqualTo(401);
      assertThat(example.lines()).hasSize(12);
    }
  }

  /** The answer to a post by someone who does not have the secret. */
  private static int forge(int port, String timestamp) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("webhook-id", "0-1")
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1,AAAA")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void shouldSendNothingMoreOnceItIsTakenAway() throws Exception {
    try (var receiver = new Receiver(WILLING)) {
      var id = register(receiver, "").get("id").asText();
      site.emojis().tell("away~a", 2);
      await().until(() -> receiver.accepted("away~a").size() == 2);

      assertThat(api.ask("DELETE", "/" + id, "").statusCode()).isEqualTo(200);
      assertThat(api.ask("GET", "/" + id, "").statusCode()).isEqualTo(404);
      site.emojis().tell("away~a", 2);

      try (var admin = Admin.create(site.client())) {
        await().until(() -> groups(admin).stream().noneMatch(group -> group.contains(id)));
      }
      assertThat(receiver.posts()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                            | say {",
        "[]                                                            | say {",
        "{}                                                            | url is missing",
        "{'url':7}                                                     | url must be a text",
        "{'url':'no url'}                                              | url is none",
        "{'url':'ftp://hooks.example/'}                                | begins with https://",
        "{'url':'http://user:word@127.0.0.1/'}                         | neither a user",
        "{'url':'http://127.0.0.1/','filter':{'mood':'good'}}          | filter may have",
        "{'url':'http://127.0.0.1/','filter':{'expression':'bored'}}   | expression must be",
        "{'url':'http://127.0.0.1/','filter':'math'}                   | filter must be",
        "{'url':'http://127.0.0.1/','secret':'short'}                  | a secret is",
        "{'url':'http://127.0.0.1/','batch':0}                         | batch must be 1",
        "{'url':'http://127.0.0.1/','batch':'many'}                    | batch must be a number",
        "{'url':'http://127.0.0.1/','filters':{}}                      | say url and",
        "{'url':'http://no-such-host.invalid/'}                        | has no address"
      },
      quoteCharacter = '`')
  void shouldSayInOneLineWhatItDoesNotTake(String body, String problem) {
    var answer = api.ask("POST", "", body.replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Received.json(answer.body()).get("problem").asText()).contains(problem);
  }

  private static JsonNode register(Receiver receiver, String more) {
    return api.register("{\"url\":\"" + receiver.url() + "\"" + more + "}");
  }

  private static List<String> groups(Admin admin) throws Exception {
    return admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
  }

  /** Made here in another way than there. */
  private static String signature(String key, Receiver.Post post) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
    var signed =
        String.join(
            ".",
            post.headers().getFirst("webhook-id"),
            post.headers().getFirst("webhook-timestamp"),
            new String(post.body(), StandardCharsets.UTF_8));
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
