package dev.classmoji.standalone.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;

/** What a webhook posts to. */
final class Receiver implements AutoCloseable {

  /**
   * What was posted.
   *
   * @param status what it was answered
   */
  record Post(Headers headers, byte[] body, int status, long receivedNanos) {

    /** Its event, or its events if it is a batch. */
    List<JsonNode> events() {
      var json = Received.json(new String(body, UTF_8));
      var events = new ArrayList<JsonNode>();
      if (json.isArray()) {
        json.forEach(events::add);
      } else {
        events.add(json);
      }
      return events;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private volatile IntUnaryOperator answers;

  /**
   * @param answers the status for each post, from 0 on
   */
  Receiver(IntUnaryOperator answers) throws IOException {
    this.answers = answers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      int status = answers.applyAsInt(posts.size());
      posts.add(new Post(exchange.getRequestHeaders(), body, status, System.nanoTime()));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  void answer(int status) {
    answers = any -> status;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=hidden";
  }

  List<Post> posts() {
    return List.copyOf(posts);
  }

  /**
   * Which of a session's events of {@link Emojis} it accepted, in the order in which they came,
   * each once.
   */
  List<Long> accepted(String session) {
    return posts.stream()
        .filter(post -> post.status() < 300)
        .flatMap(post -> post.events().stream())
        .filter(event -> event.get("source").asText().equals("/sessions/" + session))
        .map(event -> event.at("/data/since_s").asLong())
        .distinct()
        .toList();
  }

  /**
   * From the making of each of a session's events that it accepted to its arrival, nanoseconds.
   *
   * @param made when the event of a number was made, {@link System#nanoTime}
   */
  List<Long> delays(String session, LongUnaryOperator made) {
    var source = "/sessions/" + session;
    var delays = new ArrayList<Long>();
    for (var post : posts) {
      for (var event : post.events()) {
        if (post.status() < 300 && event.get("source").asText().equals(source)) {
          long number = event.at("/data/since_s").asLong();
          delays.add(post.receivedNanos() - made.applyAsLong(number));
        }
      }
    }
    return delays;
  }

  /** From now on nobody listens. */
  void leave() {
    server.stop(0);
  }

  @Override
  public void close() {
    leave();
    threads.shutdownNow();
  }
}
