package dev.classmoji.standalone.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One of many programs that subscribe to everything: it keeps no event, but knows whether each of a
 * session's came once and in order, and how long they took. Thread-safe.
 */
final class Program {
  private final String source;
  private final List<Long> delays = new ArrayList<>();
  private EventStream stream;
  private long reached;
  private long faults;

  Program(String session) {
    this.source = "/sessions/" + session;
  }

  /** Subscribes, or resumes where it was cut off. */
  synchronized void subscribe(int port) {
    stream = EventStream.open(port, "", stream == null ? "" : stream.lastId(), this::hear);
  }

  void awaitPosition() {
    stream.awaitPosition();
  }

  private synchronized void hear(EventStream.Event event) {
    if (event.data().contains("\"source\":\"" + source + '"')) {
      long number = Math.round(Double.parseDouble(Received.raw(event.data(), "since_s")));
      if (number != reached) {
        faults++;
      }
      reached = number + 1;
      var captured = Instant.parse(Received.raw(event.data(), "captured_at"));
      delays.add(Duration.between(captured, Instant.now()).toMillis());
    }
  }

  /** The number of the event that comes next. */
  synchronized long reached() {
    return reached;
  }

  /** How often an event was not the next one. */
  synchronized long faults() {
    return faults;
  }

  /** From the event's making to here, milliseconds. */
  synchronized List<Long> delays() {
    return List.copyOf(delays);
  }

  synchronized void forgetDelays() {
    delays.clear();
  }

  /** Its connection breaks; it hears nothing more once this returns. */
  void cutOff() {
    stream.cut();
  }
}
