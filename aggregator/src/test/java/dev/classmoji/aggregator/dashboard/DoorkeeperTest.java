package dev.classmoji.aggregator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.AggregatorSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By each version of HTTP, those are let in who ask by a name of ours, from a page of ours. */
class DoorkeeperTest {
  private static final String IN = "200 in";

  private static Vertx vertx;
  private static HttpServer server;

  /** How a client comes to speak a version of HTTP. */
  enum Way {
    HTTP_1_0(HttpVersion.HTTP_1_0, false),
    HTTP_1_1(HttpVersion.HTTP_1_1, false),
    HTTP_2_BY_UPGRADE(HttpVersion.HTTP_2, true),
    HTTP_2_AT_ONCE(HttpVersion.HTTP_2, false);

    private final HttpClientOptions options;

    Way(HttpVersion version, boolean upgrades) {
      options =
          new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(upgrades);
    }
  }

  @BeforeAll
  static void listen() throws Exception {
    vertx = Vertx.vertx();
    var router = Router.router(vertx);
    var filters = new Filters();
    new Doorkeeper(settings()).watch(filters);
    filters.getFilters().forEach(filter -> router.route().handler(filter.getHandler()));
    router.route().handler(context -> context.end("in"));
    server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  @AfterAll
  static void stop() throws Exception {
    await(vertx.close());
  }

  @ParameterizedTest
  @EnumSource
  void shouldAdmitWhoAsksByOurName(Way way) throws Exception {
    assertThat(ask(way, "localhost", null)).isEqualTo(IN);
    assertThat(ask(way, "127.0.0.1", null)).isEqualTo(IN);
    assertThat(ask(way, "[::1]", null)).isEqualTo(IN);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAdmitOurOwnPage(Way way) throws Exception {
    assertThat(ask(way, "localhost", "http://localhost:" + server.actualPort())).isEqualTo(IN);
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseAForeignNameThatLeadsHere(Way way) throws Exception {
    assertThat(ask(way, "elsewhere.example", null))
        .startsWith("403")
        .contains("this host name is not known here");
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefusePagesOfOtherSites(Way way) throws Exception {
    assertThat(ask(way, "localhost", "https://elsewhere.example"))
        .startsWith("403")
        .contains("pages of other sites may not ask");
  }

  /**
   * Asks the server by a name, wherever that leads.
   *
   * @param origin null if no page asks
   * @return the answer's status and body
   */
  private static String ask(Way way, String name, String origin) throws Exception {
    var port = server.actualPort();
    var request =
        new RequestOptions()
            .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
            .setHost(name)
            .setPort(port);
    if (origin != null) {
      request.putHeader("Origin", origin);
    }
    var client = vertx.createHttpClient(way.options);
    try {
      return await(
          client.request(request).compose(ready -> ready.send().compose(DoorkeeperTest::words)));
    } finally {
      await(client.close());
    }
  }

  private static Future<String> words(HttpClientResponse answer) {
    return answer.body().map(body -> answer.statusCode() + " " + body);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  private static AggregatorSettings settings() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(AggregatorSettings.class)
        .build()
        .getConfigMapping(AggregatorSettings.class);
  }
}
