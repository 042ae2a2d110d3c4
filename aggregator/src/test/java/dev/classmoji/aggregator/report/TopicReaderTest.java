package dev.classmoji.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.StudentAlias;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  private final MockLog log = new MockLog(Topics.EXPRESSIONS);
  private final TopicReader reader =
      new TopicReader(log, MessageFormat.local().deserializer(), Duration.ZERO);
  private final List<SpecificRecord> seen = new ArrayList<>();

  @Test
  void shouldShowTheSessionsRecordsInLogOrder() {
    append("a~1/S02", 5);
    append("b~1/S01", 6);
    append("a~1", 7);

    long unreadable = read(0, 3);

    assertThat(seen).extracting(TopicReaderTest::time).containsExactly(5L, 7L);
    assertThat(unreadable).isZero();
  }

  @Test
  void shouldKeepToItsRange() {
    for (int at = 0; at < 10; at++) {
      append("a~1", at);
    }

    read(3, 6);

    assertThat(seen).extracting(TopicReaderTest::time).containsExactly(3L, 4L, 5L);
  }

  @Test
  void shouldPassOverTombstonesAndCountWhatItCannotRead() {
    log.append(Topics.EXPRESSIONS, "a~1", (byte[]) null, 0)
        .append(Topics.EXPRESSIONS, "a~1", new byte[] {1, 2, 3}, 0)
        .append(Topics.EXPRESSIONS, "b~1", new byte[] {1, 2, 3}, 0);
    append("a~1", 9);

    long unreadable = read(0, 4);

    assertThat(unreadable).isEqualTo(1);
    assertThat(seen).hasSize(1);
  }

  @Test
  void shouldGiveUpOnALogThatStandsStill() {
    append("a~1", 1);

    assertThatThrownBy(() -> read(0, 2))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("stands still at offset 1 of 2");
  }

  @Test
  void shouldFindWhereASessionBegins() {
    append("a~1", 1);
    append("a~1", 2);
    append("a~1", 3);
    var ranges = new LogRanges(log, 0);

    assertThat(ranges.since(Topics.EXPRESSIONS, Instant.ofEpochMilli(2))).isEqualTo(range(1, 3, 0));
    assertThat(ranges.since(Topics.EXPRESSIONS, Instant.ofEpochMilli(9))).isEqualTo(range(3, 3, 0));
    assertThat(ranges.between(Topics.EXPRESSIONS, 1, OptionalLong.of(1))).isEqualTo(range(1, 2, 0));
    assertThat(ranges.between(Topics.EXPRESSIONS, 1, OptionalLong.empty()))
        .isEqualTo(range(1, 3, 0));
  }

  @Test
  void shouldSayWhatHasExpired() {
    append("a~1", 1);
    append("a~1", 2);
    append("a~1", 3);
    log.updateBeginningOffsets(Map.of(range(0, 0, 0).log(), 2L));

    assertThat(new LogRanges(log, 0).between(Topics.EXPRESSIONS, 0, OptionalLong.of(2)))
        .isEqualTo(range(2, 3, 2));
  }

  private void append(String key, long at) {
    log.append(Topics.EXPRESSIONS, key, new StudentAlias("a~1", "S13", "S03", at), at);
  }

  private static long time(SpecificRecord message) {
    return ((StudentAlias) message).getMediaTimeMicros();
  }

  private long read(long from, long to) {
    return reader.read(range(from, to, 0), "a~1", (message, at) -> seen.add(message));
  }

  private static LogRange range(long from, long to, long expired) {
    return new LogRange(new TopicPartition(Topics.EXPRESSIONS.name(), 0), from, to, expired);
  }
}
