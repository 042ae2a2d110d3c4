package dev.classmoji.standalone.subscription;

import static dev.classmoji.standalone.subscription.Received.numbers;
import static dev.classmoji.standalone.subscription.Received.range;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.SessionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscribers that do not keep up are cut off, told why, and are nobody else's trouble. */
class SlowSubscriberIT {
  private static final int QUEUE = 2_000;

  /** More than the queue, the server's buffers and the sockets' hold together. */
  private static final int EVENTS = 14_000;

  private static final int SMALL_BUFFER = 4_096;

  @TempDir static Path folder;

  private static Site site;
  private final String session = SessionId.newRun("math-7b").toString();

  @BeforeAll
  static void start() throws IOException {
    site = Site.open(folder, "-Dclassmoji.aggregator.subscriptions.queue=" + QUEUE);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void shouldCutOffADeafStreamWithAReasonAndKeepTheOthers() throws Exception {
    try (var deaf = deaf("session=" + session);
        var other = EventStream.open(site.port(), "session=" + session, "").awaitPosition()) {
      tellAsTheOtherTakesIt(other);

      var rest = new String(deaf.getInputStream().readAllBytes(), UTF_8);
      assertThat(rest)
          .contains("event: farewell\ndata: {", "\"code\":1013", "too slow")
          .doesNotContain("\"sequence\":" + EVENTS / 30 + ',');
      assertThat(numbers(session, other.messages())).isEqualTo(range(0, EVENTS));
      assertThat(resumed(rest)).isEqualTo(range(0, EVENTS));
    }
  }

  /** All events: those in what was sent before the farewell, and those after its last id. */
  private List<Long> resumed(String before) {
    var lines = before.lines().toList();
    var told = lines.stream().filter(line -> line.startsWith("data: {")).toList();
    var data = told.stream().map(line -> line.substring("data: ".length())).toList();
    var ids = lines.stream().filter(line -> line.startsWith("id: ")).toList();
    var last = ids.get(ids.size() - 1).substring("id: ".length());
    var first = numbers(session, data.subList(0, data.size() - 1)); // the farewell is the last
    try (var back = EventStream.open(site.port(), "session=" + session, last)) {
      var then = numbers(session, back.await(EVENTS - first.size()));
      return Stream.concat(first.stream(), then.stream()).toList();
    }
  }

  @Test
  void shouldCutOffADeafSocketWithAReasonAndKeepTheOthers() throws Exception {
    try (var deaf = EventSocket.openDeaf(site.port(), "session=" + session);
        var other = EventStream.open(site.port(), "session=" + session, "").awaitPosition()) {
      tellAsTheOtherTakesIt(other);
      deaf.read();

      assertThat(deaf.awaitFarewell()).startsWith("1013 too slow");
      assertThat(deaf.messages()).hasSizeLessThan(EVENTS);
      assertThat(numbers(session, other.messages())).isEqualTo(range(0, EVENTS));
    }
  }

  /** A small number at a time: what the other one takes, none who keeps up is cut off for. */
  private void tellAsTheOtherTakesIt(EventStream other) {
    int step = QUEUE / 4;
    for (int told = step; told <= EVENTS; told += step) {
      site.emojis().tell(session, step);
      other.await(told);
    }
  }

  private static Socket deaf(String query) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.port()));
    var request =
        "GET /api/events?%s HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/event-stream\r\n\r\n"
            .formatted(query, site.port());
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }
}
