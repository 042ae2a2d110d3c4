package dev.classmoji.standalone.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program that subscribes on a WebSocket. */
final class EventSocket implements WebSocket.Listener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String POSITION = "dev.classmoji.stream.position";

  private final Queue<JsonNode> messages = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> farewell = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final boolean reads;
  private WebSocket socket;

  private EventSocket(boolean reads) {
    this.reads = reads;
  }

  static EventSocket open(int port, String query) {
    return open(port, query, true);
  }

  /** One that reads nothing. */
  static EventSocket openDeaf(int port, String query) {
    return open(port, query, false);
  }

  private static EventSocket open(int port, String query, boolean reads) {
    var program = new EventSocket(reads);
    program.socket =
        CLIENT
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/events?" + query), program)
            .join();
    return program;
  }

  /** From here on it reads. */
  void read() {
    socket.request(Long.MAX_VALUE);
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  /** Every message. */
  List<JsonNode> all() {
    return List.copyOf(messages);
  }

  /** Every message but those that only tell a position. */
  List<JsonNode> messages() {
    return messages.stream().filter(each -> !isPosition(each)).toList();
  }

  /** Waits for so many of them; there may be more. */
  List<JsonNode> await(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> messages().size() >= count);
    return messages();
  }

  /** Waits until it was told where it is. */
  EventSocket awaitPosition() {
    Awaitility.await().atMost(PATIENCE).until(() -> !messages.isEmpty());
    return this;
  }

  /** The position to resume from. */
  String position() {
    return messages.stream()
        .reduce((before, after) -> after)
        .orElseThrow()
        .get("position")
        .asText();
  }

  private static boolean isPosition(JsonNode message) {
    return message.get("type").asText().equals(POSITION);
  }

  /** Status code and reason of the server's farewell. */
  String awaitFarewell() throws Exception {
    return farewell.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(1);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(Received.json(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    farewell.complete(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    farewell.complete("error " + error.getMessage());
  }

  /** Breaks the connection, without a word. */
  @Override
  public void close() {
    socket.abort();
  }
}
