package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftoverTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void shouldGrantASegmentItsTimeToFillAndItsNewestRecordItsRetention() {
    var retention = new Retention(3_600_000, 60_000);

    assertThat(retention.latest(NOON.toEpochMilli())).contains(NOON.plusSeconds(3_660));
  }

  @Test
  void shouldKnowNoEndOfWhatIsKeptForEver() {
    assertThat(new Retention(-1, 60_000).latest(0)).isEmpty();
    assertThat(new Retention(1, Long.MAX_VALUE).latest(0)).isEmpty();
  }

  @Test
  void shouldNameTheLastDay() {
    var leftovers =
        List.of(
            new Leftover("classmoji.emoji-events", Optional.of(NOON)),
            new Leftover("classmoji.class-feedback", Optional.of(NOON.minusSeconds(60))));

    assertThat(Leftover.line(leftovers, ZoneOffset.UTC))
        .isEqualTo(
            "behind other sessions' records, some of its own stay in classmoji.emoji-events,"
                + " classmoji.class-feedback until 2026-11-20 12:00 Z at the latest, or the first"
                + " run after it.");
  }

  @Test
  void shouldSayIfThereIsNoLastDay() {
    assertThat(Leftover.line(List.of(new Leftover("t", Optional.empty())), ZoneOffset.UTC))
        .endsWith("for as long as the topics are kept: they have no time limit.");
  }
}
