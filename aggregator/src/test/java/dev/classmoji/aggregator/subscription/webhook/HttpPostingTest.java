package dev.classmoji.aggregator.subscription.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.webhook.address.Destinations;
import dev.classmoji.aggregator.subscription.webhook.delivery.Letter;
import dev.classmoji.aggregator.subscription.webhook.delivery.Outcome;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpPostingTest {
  private static final String NAME = "hooks.test";
  private static final String PASSWORD = "changeit";
  private static final byte[] BODY = {'{', '}'};
  private static final Duration PATIENT = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private static Vertx vertx;
  private static PfxOptions certificate;

  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private final List<HttpServer> servers = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    var store = folder.resolve("store.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=dns:" + NAME,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    certificate = new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
  }

  @AfterAll
  static void stop() {
    vertx.close();
  }

  @Test
  void shouldConnectToTheCheckedAddressUnderTheNameOfItsCertificate() throws Exception {
    int port = serve(true, request -> request.response().end());

    assertThat(post(url("https", NAME, port), PATIENT)).isEqualTo(new Outcome.Accepted());
    assertThat(seen.poll(10, TimeUnit.SECONDS))
        .isEqualTo("POST /path?q=1 " + NAME + ':' + port + " sni " + NAME);
  }

  @Test
  void shouldNotTrustACertificateOfAnotherName() throws Exception {
    int port = serve(true, request -> request.response().end());

    assertThat(post(url("https", "other.test", port), PATIENT))
        .isEqualTo(Outcome.failed("no safe connection: is its certificate valid for its name?"));
    assertThat(seen).isEmpty();
  }

  @Test
  void shouldNotFollowARedirect() throws Exception {
    int port =
        serve(
            false,
            request ->
                request.response().setStatusCode(302).putHeader("location", "/elsewhere").end());

    assertThat(post(url("http", NAME, port), PATIENT)).isEqualTo(Outcome.failed("it answered 302"));
    assertThat(seen.poll(10, TimeUnit.SECONDS)).startsWith("POST /path");
    assertThat(seen).as("its line may be closed, nothing else").isSubsetOf("closed");
  }

  @Test
  void shouldGiveUpOnOneWhoDoesNotAnswer() throws Exception {
    int port = serve(false, request -> {});

    assertThat(post(url("http", NAME, port), Duration.ofMillis(300)))
        .isEqualTo(Outcome.failed("no answer within PT0.3S"));
  }

  @Test
  void shouldTakeAnAnswerThatNeverEndsForWhatItsHeadSays() throws Exception {
    int port = serve(false, HttpPostingTest::talkWithoutEnd);

    assertThat(post(url("http", NAME, port), PATIENT)).isEqualTo(new Outcome.Accepted());
    assertThat(seen.poll(10, TimeUnit.SECONDS)).startsWith("POST");
    assertThat(seen.poll(20, TimeUnit.SECONDS)).as("cut off long before 30 s").isEqualTo("closed");
  }

  @Test
  void shouldSayThatNobodyIsThere() throws Exception {
    int port = serve(false, request -> {});
    closeServers();

    assertThat(post(url("http", NAME, port), PATIENT))
        .isEqualTo(Outcome.failed("it takes no connection"));
  }

  @Test
  void shouldPostNothingToWhatIsInternal() throws Exception {
    int port = serve(true, request -> request.response().end());

    try (var posting = posting(false, PATIENT)) {
      assertThat(posting.post(letter(url("https", NAME, port))).get(30, TimeUnit.SECONDS))
          .isEqualTo(Outcome.failed(NAME + " leads to an internal address"));
    }
    assertThat(seen).isEmpty();
  }

  private int serve(boolean tls, Handler<HttpServerRequest> handler) throws Exception {
    var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0).setSsl(tls).setSni(tls);
    if (tls) {
      options.setKeyCertOptions(certificate);
    }
    var server =
        vertx
            .createHttpServer(options)
            .requestHandler(
                request -> {
                  var sni = request.connection().indicatedServerName();
                  seen.add(
                      request.method()
                          + " "
                          + request.uri()
                          + " "
                          + request.getHeader("host")
                          + " sni "
                          + sni);
                  request.connection().closeHandler(closed -> seen.add("closed"));
                  handler.handle(request);
                });
    servers.add(server);
    return server.listen().toCompletionStage().toCompletableFuture().get().actualPort();
  }

  private void closeServers() throws Exception {
    for (var server : servers) {
      server.close().toCompletionStage().toCompletableFuture().get();
    }
  }

  private static void talkWithoutEnd(HttpServerRequest request) {
    request.response().setChunked(true);
    vertx.setPeriodic(
        20,
        id -> {
          if (request.response().closed()) {
            vertx.cancelTimer(id);
          } else {
            request.response().write("x".repeat(1_024));
          }
        });
  }

  private static Outcome post(URI url, Duration timeout) throws Exception {
    var posting = posting(true, timeout); // open until Vert.x ends: a late answer is its business
    return posting.post(letter(url)).get(60, TimeUnit.SECONDS);
  }

  private static HttpPosting posting(boolean allowInternal, Duration timeout) {
    var loopback = List.of(InetAddress.getLoopbackAddress());
    return new HttpPosting(
        vertx,
        new HttpClientOptions().setTrustOptions(certificate),
        new Destinations(allowInternal, host -> loopback),
        timeout,
        Clock.systemUTC());
  }

  private static URI url(String scheme, String host, int port) {
    return URI.create(scheme + "://" + host + ':' + port + "/path?q=1");
  }

  private static Letter letter(URI url) {
    return new Letter(url, Map.of("content-type", "application/json"), BODY, 0);
  }
}
