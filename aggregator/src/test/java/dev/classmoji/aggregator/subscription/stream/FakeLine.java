package dev.classmoji.aggregator.subscription.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A line whose tasks run when told to, and that is full when told to be. */
final class FakeLine implements Line {
  final List<Message> sent = new ArrayList<>();
  final List<Integer> batches = new ArrayList<>();
  final List<Farewell> farewells = new ArrayList<>();
  boolean full;
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public boolean isFull() {
    return full;
  }

  @Override
  public void send(List<Message> messages) {
    sent.addAll(messages);
    batches.add(messages.size());
  }

  @Override
  public void close(Farewell farewell) {
    farewells.add(farewell);
  }

  /** Runs all that waits. */
  FakeLine run() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
    return this;
  }

  /** The places of the events that were sent. */
  List<String> events() {
    return sent.stream()
        .filter(Message.Event.class::isInstance)
        .map(message -> new String(((Message.Event) message).json()))
        .map(json -> json.replaceAll(".*\"sequence\":(\\d+).*", "$1"))
        .toList();
  }

  Message last() {
    return sent.get(sent.size() - 1);
  }
}
