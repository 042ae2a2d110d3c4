package dev.classmoji.standalone.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.classmoji.schemas.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many subscribers to all emoji events, some of them cut off and resumed: each is told each event
 * once. With {@code -Dclassmoji.subscribers=500} and {@code -Dclassmoji.subscribers.seconds=60} it
 * is the benchmark {@code deploy/benchmarks/subscriptions}; how soon events come, it only prints.
 */
class ManySubscribersIT {
  private static final int SUBSCRIBERS = Integer.getInteger("classmoji.subscribers", 120);
  private static final int SECONDS = Integer.getInteger("classmoji.subscribers.seconds", 5);
  private static final int EVENTS_PER_SECOND = 30;
  private static final int CUT = SUBSCRIBERS / 10;
  private static final int WARM_UP_SECONDS = 3;
  private static final int AWAY_SECONDS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path folder;

  private static Site site;

  private final String session = SessionId.newRun("crowd").toString();

  @BeforeAll
  static void start() throws IOException {
    site = Site.open(folder);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void shouldTellEachEventOnceToEachOne() throws Exception {
    var subscribers = Stream.generate(() -> new Program(session)).limit(SUBSCRIBERS).toList();
    subscribers.forEach(each -> each.subscribe(site.port()));
    subscribers.forEach(Program::awaitPosition);
    tellFor(WARM_UP_SECONDS); // code that runs for the first time is slow
    awaitAll(subscribers);
    subscribers.forEach(Program::forgetDelays);

    tellFor(SECONDS);
    awaitAll(subscribers);
    report(subscribers.stream().flatMap(each -> each.delays().stream()).sorted().toList());
    assertThat(subscribers).extracting(Program::faults).containsOnly(0L);

    var cut = subscribers.subList(0, CUT);
    cut.forEach(Program::cutOff);
    tellFor(AWAY_SECONDS);
    cut.forEach(each -> each.subscribe(site.port()));
    tellFor(AWAY_SECONDS);
    awaitAll(subscribers);
    System.out.printf(
        "subscriptions: %d of them cut off and back after %d s: %d of %d events lost or doubled%n",
        CUT, AWAY_SECONDS, faults(cut), site.emojis().told(session) * CUT);
    assertThat(subscribers).extracting(Program::faults).containsOnly(0L);
    subscribers.forEach(Program::cutOff);
  }

  private void tellFor(int seconds) throws Exception {
    var clock = Executors.newSingleThreadScheduledExecutor();
    try {
      var telling =
          clock.scheduleAtFixedRate(
              () -> site.emojis().tell(session),
              0,
              1_000_000 / EVENTS_PER_SECOND,
              TimeUnit.MICROSECONDS);
      long last = site.emojis().told(session) + (long) seconds * EVENTS_PER_SECOND;
      await()
          .atMost(PATIENCE.plusSeconds(seconds))
          .until(() -> clock.submit(() -> site.emojis().told(session)).get() >= last);
      telling.cancel(false);
    } finally {
      clock.shutdown();
      clock.awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private void awaitAll(List<Program> subscribers) {
    long told = site.emojis().told(session);
    await()
        .atMost(PATIENCE)
        .until(() -> subscribers.stream().allMatch(each -> each.reached() >= told));
  }

  private static long faults(List<Program> subscribers) {
    return subscribers.stream().mapToLong(Program::faults).sum();
  }

  private static void report(List<Long> delays) {
    System.out.printf(
        "subscriptions: %d subscribers, %d events a second for %d s: %d deliveries; from"
            + " telling to reading median %d ms, p95 %d ms, p99 %d ms%n",
        SUBSCRIBERS,
        EVENTS_PER_SECOND,
        SECONDS,
        delays.size(),
        quantile(delays, 0.5),
        quantile(delays, 0.95),
        quantile(delays, 0.99));
  }

  private static long quantile(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
