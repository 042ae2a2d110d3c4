package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, which keeps feedback for thirty days. */
class KeptSessionTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Map<String, Object> client;

  @BeforeAll
  static void keepClasses() throws InterruptedException {
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    client = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var classes = PastClasses.on(client)) {
      classes.describe(Sessions.ended("math~a1", NOW.minus(Duration.ofDays(2))));
      classes.describe(Sessions.ended("math~a2", NOW.minus(Duration.ofDays(1))));
    }
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void shouldFindTheLatestRunOfAClassByItsName() {
    try (var format = MessageFormat.of(client)) {
      assertThat(KeptSession.find(client, format, "math").getSession()).isEqualTo("math~a2");
    }
  }

  @Test
  void shouldSaySinceWhenTheFeedbackOfAnOldClassIsGone() {
    var ended = NOW.minus(Duration.ofDays(40));
    var old = Sessions.ended("art~b1", ended.minusSeconds(90), 90, 12);
    var since = SessionWords.time(ended.plus(Duration.ofDays(30)), ZoneId.systemDefault());

    assertThat(KeptSession.gone(client, old))
        .hasMessageStartingWith(
            "art~b1 cannot be shown again: its feedback has expired since " + since)
        .hasMessageContaining("sessions list");
  }

  @Test
  void shouldSayThatAClassLeftNoFeedbackThatCouldExpire() {
    assertThat(KeptSession.gone(client, Sessions.running("art~b2", NOW)))
        .hasMessageContaining("it broke off before it left any feedback");
  }

  @Test
  void shouldSayWhichClassItIs() {
    var started = Sessions.STARTED;
    assertThat(KeptSession.words(Sessions.ended("art~b1", started), ZoneOffset.UTC))
        .isEqualTo("art~b1 of 2026-11-20 09:30 Z, 1:30 long, 12 students");
    assertThat(KeptSession.words(Sessions.running("art~b1", started), ZoneOffset.UTC))
        .isEqualTo("art~b1 of 2026-11-20 09:30 Z");
    assertThat(KeptSession.seconds(Sessions.ended("art~b1", started))).isEqualTo(90);
    assertThat(KeptSession.seconds(Sessions.running("art~b1", started))).isZero();
  }
}
