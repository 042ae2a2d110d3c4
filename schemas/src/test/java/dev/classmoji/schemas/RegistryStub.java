package dev.classmoji.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the serdes use of Apicurio's API, version 3: an artifact is created or found, a schema is
 * told by its content's id. It can be away in the ways in which a server can be away.
 */
final class RegistryStub implements AutoCloseable {
  private static final String API = "/apis/registry/v3";
  private static final int FIRST_ID = 4711;

  /** How it answers. */
  enum Mood {
    WELL,
    /** As a server that starts or is overloaded. */
    UNAVAILABLE,
    /** As a proxy that has lost its server. */
    NOBODY_THERE,
    /** It takes the question, and never answers. */
    SILENT
  }

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger badAnswers = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Mood mood = Mood.WELL;

  RegistryStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), API));
  }

  void is(Mood mood) {
    this.mood = mood;
  }

  /** It answers badly so many times and well from then on. */
  void recoversAfter(Mood bad, int answers) {
    badAnswers.set(answers);
    mood = bad;
  }

  /** What was asked of it, such as {@code POST /groups/default/artifacts}. */
  List<String> requests() {
    return requests;
  }

  /** Takes in a content and gives its id, as it does for whoever posts it. */
  synchronized int id(String content) {
    return ids.computeIfAbsent(content, any -> FIRST_ID + ids.size());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(API.length());
      requests.add(exchange.getRequestMethod() + " " + path);
      switch (mood) {
        case WELL -> answer(exchange, path);
        case UNAVAILABLE -> send(exchange, 503, "text/plain", "not now");
        case NOBODY_THERE -> send(exchange, 404, "text/plain", "404 page not found");
        case SILENT -> closed.await();
      }
      if (mood != Mood.WELL && badAnswers.get() > 0 && badAnswers.decrementAndGet() == 0) {
        mood = Mood.WELL;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    if (path.equals("/groups/default/artifacts")) {
      var posted = json.readTree(exchange.getRequestBody());
      var name = posted.at("/artifactId").asText();
      int id = id(posted.at("/firstVersion/content/content").asText());
      var version =
          Map.of(
              "artifactId",
              name,
              "groupId",
              "default",
              "version",
              "1",
              "globalId",
              id + 1,
              "contentId",
              id);
      send(exchange, 200, "application/json", json.writeValueAsString(Map.of("version", version)));
    } else if (path.endsWith("/references")) {
      send(exchange, 200, "application/json", "[]");
    } else {
      tell(exchange, Integer.parseInt(path.substring("/ids/contentIds/".length())));
    }
  }

  private synchronized void tell(HttpExchange exchange, int id) throws IOException {
    var found = ids.entrySet().stream().filter(known -> known.getValue() == id).findFirst();
    if (found.isPresent()) {
      send(exchange, 200, "application/x-graphql", found.get().getKey());
    } else {
      send(exchange, 404, "application/json", "{\"status\":404,\"name\":\"ContentNotFound\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
