package dev.classmoji.aggregator.subscription.webhook;

import dev.classmoji.aggregator.subscription.webhook.address.Destinations;
import dev.classmoji.aggregator.subscription.webhook.address.RefusedAddressException;
import dev.classmoji.aggregator.subscription.webhook.delivery.Letter;
import dev.classmoji.aggregator.subscription.webhook.delivery.Outcome;
import dev.classmoji.aggregator.subscription.webhook.delivery.Posting;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts by HTTP/1.1 to one of the very addresses that were checked, while the certificate must be
 * the name's. Redirects are answers like any other. What follows an answer's head is thrown away,
 * and the connection with it if that does not end soon.
 */
final class HttpPosting implements Posting, AutoCloseable {
  private static final int MOST_BODY_BYTES = 16 * 1024;
  private static final int MOST_HEADER_BYTES = 16 * 1024;
  private static final int MOST_CONNECTIONS = 64;
  private static final int IDLE_SECONDS = 30;

  private final Vertx vertx;
  private final HttpClient client;
  private final Destinations destinations;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param options what to trust; the rest is decided here
   * @param timeout from the beginning of the connection to the answer's end
   */
  HttpPosting(
      Vertx vertx,
      HttpClientOptions options,
      Destinations destinations,
      Duration timeout,
      Clock clock) {
    this.vertx = vertx;
    this.destinations = destinations;
    this.timeout = timeout;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions(options)
                .setVerifyHost(true)
                .setForceSni(true)
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()))
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxPoolSize(MOST_CONNECTIONS) // of one address and name
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setDecompressionSupported(false));
  }

  @Override
  public CompletableFuture<Outcome> post(Letter letter) {
    try {
      var addresses = destinations.addresses(letter.url());
      var attempt = new Attempt(letter);
      attempt.begin(addresses.get(letter.failures() % addresses.size()));
      return attempt.outcome;
    } catch (RefusedAddressException e) {
      return CompletableFuture.completedFuture(Outcome.failed(e.getMessage()));
    } catch (UnknownHostException e) {
      return CompletableFuture.completedFuture(Outcome.failed("its host has no address"));
    }
  }

  /** One post, from its connection to the end of its answer. */
  private final class Attempt {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Letter letter;

    Attempt(Letter letter) {
      this.letter = letter;
    }

    void begin(InetAddress address) {
      long timer = vertx.setTimer(timeout.toMillis(), late -> end("no answer within " + timeout));
      ended.whenComplete((end, failure) -> vertx.cancelTimer(timer));
      outcome.whenComplete((known, cancelled) -> endIf(cancelled != null));
      client.request(options(letter, address)).onSuccess(this::send).onFailure(this::end);
    }

    private void send(HttpClientRequest request) {
      ended.whenComplete((end, failure) -> request.reset()); // nothing, once all was exchanged
      request.send(Buffer.buffer(letter.body())).onSuccess(this::receive).onFailure(this::end);
    }

    private void receive(HttpClientResponse response) {
      var taken = new AtomicLong();
      response.exceptionHandler(this::end);
      response.endHandler(all -> ended.complete(null));
      response.handler(part -> endIf(taken.addAndGet(part.length()) > MOST_BODY_BYTES));
      outcome.complete(
          Outcome.of(response.statusCode(), response.getHeader("retry-after"), clock.instant()));
    }

    private void end(Throwable failure) {
      outcome.complete(Outcome.failed(failure));
      ended.complete(null);
    }

    private void end(String error) {
      outcome.complete(Outcome.failed(error));
      ended.complete(null);
    }

    private void endIf(boolean enough) {
      if (enough) {
        ended.complete(null);
      }
    }
  }

  private static RequestOptions options(Letter letter, InetAddress address) {
    var url = letter.url();
    int port = Destinations.port(url);
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
        .setHost(Destinations.host(url))
        .setPort(port)
        .setSsl(Destinations.isSecure(url))
        .setURI(url.getRawQuery() == null ? path : path + '?' + url.getRawQuery())
        .setFollowRedirects(false)
        .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(letter.headers()));
  }

  @Override
  public void close() {
    client.close();
  }
}
