package dev.classmoji.standalone.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A program that subscribes to Server-Sent Events, as the standard has it. */
final class EventStream implements Flow.Subscriber<String>, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * One event.
   *
   * @param name {@code message} unless it was given one
   * @param id the last id that was heard of
   */
  record Event(String name, String id, String data) {}

  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final Consumer<Event> heard;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final CompletableFuture<Flow.Subscription> begun = new CompletableFuture<>();
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private String id;
  private boolean closed;
  private volatile String lastId;

  private EventStream(String lastId, Consumer<Event> heard) {
    this.lastId = lastId;
    this.id = lastId;
    this.heard = heard == null ? events::add : heard;
  }

  /**
   * Subscribes; returns at once.
   *
   * @param query what follows the question mark; empty for nothing
   * @param lastId the position to resume from; empty for none
   */
  static EventStream open(int port, String query, String lastId) {
    var stream = new EventStream(lastId, null);
    stream.connect(port, query);
    return stream;
  }

  /** As the other; each event is handed to {@code heard}, one at a time, instead of being kept. */
  static EventStream open(int port, String query, String lastId, Consumer<Event> heard) {
    var stream = new EventStream(lastId, heard);
    stream.connect(port, query);
    return stream;
  }

  private void connect(int port, String query) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events?" + query))
            .header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    CLIENT
        .sendAsync(request.build(), BodyHandlers.fromLineSubscriber(this))
        .whenComplete((response, failure) -> ended.complete(null));
  }

  /** Whatever it has been told by now. */
  List<Event> events() {
    return List.copyOf(events);
  }

  /** The data of the events without a name. */
  List<String> messages() {
    return events.stream()
        .filter(event -> event.name().equals("message"))
        .map(Event::data)
        .toList();
  }

  /** Waits for so many events without a name; there may be more. */
  List<String> await(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> messages().size() >= count);
    return messages();
  }

  /** Waits for an event of a name. */
  Event await(String named) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> events.stream().anyMatch(event -> event.name().equals(named)));
    return events.stream().filter(event -> event.name().equals(named)).findFirst().orElseThrow();
  }

  /** Waits until it was told where it is. */
  EventStream awaitPosition() {
    Awaitility.await().atMost(PATIENCE).until(() -> !lastId.isEmpty());
    return this;
  }

  void awaitEnd() {
    assertThat(ended).succeedsWithin(PATIENCE);
  }

  /** The position to resume from. */
  String lastId() {
    return lastId;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    begun.complete(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onNext(String line) {
    if (closed) {
      return;
    }
    if (line.isEmpty()) {
      dispatch();
    } else if (line.startsWith("data: ")) {
      data.append(line.substring("data: ".length()));
    } else if (line.startsWith("event: ")) {
      name = line.substring("event: ".length());
    } else if (line.startsWith("id: ")) {
      id = line.substring("id: ".length());
    }
  }

  /** An event is whole: what was cut off in the middle counts for nothing. */
  private void dispatch() {
    lastId = id;
    if (!data.isEmpty()) {
      var event = new Event(name.isEmpty() ? "message" : name, lastId, data.toString());
      heard.accept(event);
    }
    data.setLength(0);
    name = "";
  }

  @Override
  public void onError(Throwable failure) {
    ended.complete(null);
  }

  @Override
  public void onComplete() {
    ended.complete(null);
  }

  /** Breaks the connection, without a word; nothing is heard of it once this returns. */
  synchronized void cut() {
    closed = true;
    begun.thenAccept(Flow.Subscription::cancel);
  }

  @Override
  public void close() {
    cut();
  }
}
