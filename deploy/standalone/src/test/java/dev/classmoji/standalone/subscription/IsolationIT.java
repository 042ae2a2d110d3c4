package dev.classmoji.standalone.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.classmoji.schemas.SessionId;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.dashboard.AggregatorProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon those who keep up have their events, alone and beside those who do not: a webhook where
 * nobody listens and one that never answers, a WebSocket that is never read, and an MQTT broker
 * that acknowledges nothing. Each kind in turn, each twice, in a fresh aggregator. Minutes of it,
 * with {@code -Dclassmoji.isolation.seconds=60}, are the benchmark {@code
 * deploy/benchmarks/isolation}; how long it takes means little on a machine that is busy, and that
 * nobody loses one holds everywhere.
 */
class IsolationIT {
  private static final int SECONDS = Integer.getInteger("classmoji.isolation.seconds", 8);
  private static final int WARM_UP_SECONDS = Math.min(10, SECONDS / 2);
  private static final int EVENTS_PER_SECOND = 30;
  private static final int EVENTS = SECONDS * EVENTS_PER_SECOND;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  /** From an event's making until someone had it, nanoseconds. */
  private record Delays(List<Long> stream, List<Long> webhook) {
    Delays() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  @Test
  void shouldServeThoseWhoKeepUpAsIfTheOthersWereNotThere() throws Exception {
    var alone = new Delays();
    var beside = new Delays();
    try (var broker = EmbeddedBroker.start(folder)) {
      for (int round = 0; round < 2; round++) {
        measure(broker, false, alone);
        measure(broker, true, beside);
      }
    }
    print("stream", alone.stream(), beside.stream());
    print("webhook", alone.webhook(), beside.webhook());
  }

  private static void measure(EmbeddedBroker broker, boolean disturbed, Delays delays)
      throws Exception {
    try (var mqtt = Deaf.broker();
        var aggregator =
            AggregatorProcess.start(broker.bootstrapServers(), settings(disturbed, mqtt));
        var receiver = new Receiver(any -> 204);
        var silent = Deaf.receiver();
        var emojis = new Emojis(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var api = new HooksApi(aggregator::port);
      await().atMost(PATIENCE).until(() -> api.ask("GET", "", "").statusCode() == 200);
      var hooks = new ArrayList<String>();
      hooks.add(register(api, receiver.url()));
      if (disturbed) {
        hooks.add(register(api, "http://127.0.0.1:1/"));
        hooks.add(register(api, "http://127.0.0.1:" + silent.port() + "/"));
      }
      var session = SessionId.newRun("isolation").toString();
      var made = new AtomicLongArray(EVENTS);
      var heard = new CopyOnWriteArrayList<Long>();
      var numbers = new CopyOnWriteArrayList<Long>();
      try (var viewer = disturbed ? Deaf.viewer(aggregator.port()) : null;
          var stream =
              EventStream.open(
                  aggregator.port(),
                  "session=" + session,
                  "",
                  event -> hear(event, made, numbers, heard))) {
        stream.awaitPosition();
        play(emojis, session, made);
        await().atMost(PATIENCE).until(() -> numbers.size() >= EVENTS);
        await().atMost(PATIENCE).until(() -> receiver.accepted(session).size() >= EVENTS);

        assertThat(numbers).isEqualTo(Received.range(0, EVENTS));
        assertThat(receiver.accepted(session)).isEqualTo(Received.range(0, EVENTS));
        if (disturbed) {
          assertThat(viewer.isConnected()).isTrue();
          assertThat(silent.taken()).as("the one who never answers").isPositive();
          assertThat(mqtt.taken()).as("the broker that is full").isPositive();
          assertThat(api.state(hooks.get(1))).isEqualTo("retrying");
        }
        delays.stream().addAll(warm(heard));
        delays.webhook().addAll(warm(receiver.delays(session, number -> made.get((int) number))));
      }
      hooks.forEach(id -> api.ask("DELETE", "/" + id, ""));
    }
  }

  private static String[] settings(boolean disturbed, Deaf mqtt) {
    var settings = new ArrayList<>(List.of("-Dclassmoji.aggregator.webhooks.allow-internal=true"));
    if (disturbed) {
      settings.add("-Dclassmoji.aggregator.mqtt.url=mqtt://127.0.0.1:" + mqtt.port());
    }
    return settings.toArray(String[]::new);
  }

  private static String register(HooksApi api, String url) {
    return api.register("{\"url\":\"" + url + "\"}").get("id").asText();
  }

  private static void hear(
      EventStream.Event event, AtomicLongArray made, List<Long> numbers, List<Long> delays) {
    long now = System.nanoTime();
    if (event.name().equals("message")) {
      long number = Received.json(event.data()).at("/data/since_s").asLong();
      numbers.add(number);
      delays.add(now - made.get((int) number));
    }
  }

  /** At an even pace. */
  private static void play(Emojis emojis, String session, AtomicLongArray made) throws Exception {
    var clock = Executors.newSingleThreadScheduledExecutor();
    try {
      var playing =
          clock.scheduleAtFixedRate(
              () -> {
                int number = (int) emojis.told(session);
                if (number < EVENTS) {
                  made.set(number, System.nanoTime());
                  emojis.tell(session);
                }
              },
              0,
              TimeUnit.SECONDS.toMicros(1) / EVENTS_PER_SECOND,
              TimeUnit.MICROSECONDS);
      await()
          .atMost(PATIENCE.plusSeconds(SECONDS))
          .until(() -> clock.submit(() -> emojis.told(session) >= EVENTS).get());
      playing.cancel(false);
    } finally {
      clock.shutdownNow();
    }
  }

  private static List<Long> warm(List<Long> delays) {
    return delays.subList(WARM_UP_SECONDS * EVENTS_PER_SECOND, delays.size());
  }

  private static void print(String who, List<Long> alone, List<Long> beside) {
    System.out.printf(
        "isolation: %s, %d and %d events: p50 %.1f ms alone, %.1f ms beside those who do not"
            + " keep up; p95 %.1f ms and %.1f ms (%+.0f %%, at most +10 %%)%n",
        who,
        alone.size(),
        beside.size(),
        quantile(alone, 0.5),
        quantile(beside, 0.5),
        quantile(alone, 0.95),
        quantile(beside, 0.95),
        100 * quantile(beside, 0.95) / quantile(alone, 0.95) - 100);
  }

  /** Milliseconds. */
  private static double quantile(List<Long> delays, double share) {
    var sorted = delays.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
  }
}
