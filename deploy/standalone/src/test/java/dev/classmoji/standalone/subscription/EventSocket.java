package dev.classmoji.standalone.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dev.classmoji.standalone.dashboard.ClientSocket;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;

/** A program that subscribes on a WebSocket. */
final class EventSocket extends ClientSocket implements AutoCloseable {
  private static final String POSITION = "dev.classmoji.stream.position";

  private final Queue<JsonNode> messages = new ConcurrentLinkedQueue<>();
  private final boolean reads;

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
    program.connect(port, "/api/events?" + query);
    return program;
  }

  /** From here on it reads. */
  void read() {
    socket().request(Long.MAX_VALUE);
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

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(1);
    }
  }

  @Override
  protected void hear(String message) {
    messages.add(Received.json(message));
  }

  @Override
  public void close() {
    drop();
  }
}
