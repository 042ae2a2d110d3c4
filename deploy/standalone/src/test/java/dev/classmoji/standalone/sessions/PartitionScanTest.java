package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PartitionScanTest {
  private static final byte[] VALUE = {1};
  private final PartitionScan scan = new PartitionScan("a~1", Set.of("a~1", "b~1"));
  private long offset = 5;

  @Test
  void shouldGoAsFarAsTheLogBelongsToDeletedSessions() {
    visit("b~1/S01", VALUE);
    visit("a~1/S01", VALUE);
    visit("live~1/S01", VALUE);
    visit("a~1/S02", VALUE);
    scan.end(offset);

    assertThat(scan.firstKept()).isEqualTo(7);
    assertThat(scan.beginsWithGone()).isTrue();
    assertThat(scan.leavesSome()).isTrue();
    assertThat(scan.newestLeftMillis()).isEqualTo(8_000);
    assertThat(scan.keysHeld()).containsExactly("a~1/S01", "a~1/S02");
  }

  @Test
  void shouldPassOverWhatIsBeforeItsBeginning() {
    var rest = new PartitionScan("a~1", Set.of("a~1"), 6);
    rest.visit(record(5, "live~1", VALUE));
    rest.visit(record(6, "a~1", VALUE));
    rest.end(7);

    assertThat(rest.beginsWithGone()).isTrue();
    assertThat(rest.firstKept()).isEqualTo(7);
  }

  @Test
  void shouldTakeTheWholeLogIfNobodyElseIsInIt() {
    visit("a~1", VALUE);
    scan.end(9); // a transaction's marker comes last

    assertThat(scan.firstKept()).isEqualTo(9);
    assertThat(scan.leavesSome()).isFalse();
  }

  @Test
  void shouldLeaveALogAloneThatBeginsWithALiveSession() {
    visit("live~1", VALUE);
    visit("a~1", VALUE);
    scan.end(offset);

    assertThat(scan.beginsWithGone()).isFalse();
    assertThat(scan.firstKept()).isEqualTo(5);
  }

  @Test
  void shouldKeepARecordWhoseOwnerIsUnknown() {
    visit(null, VALUE);
    visit("a~1", VALUE);
    scan.end(offset);

    assertThat(scan.beginsWithGone()).isFalse();
  }

  @Test
  void shouldCountNoTombstoneAsLeft() {
    visit("live~1", VALUE);
    visit("a~1/S01", null);
    scan.end(offset);

    assertThat(scan.leavesSome()).isFalse();
    assertThat(scan.keysHeld()).isEmpty();
  }

  @Property
  void shouldNeverTakeALiveSessionsRecord(
      @ForAll @Size(max = 20) List<@IntRange(max = 2) Integer> owners) {
    var names = List.of("a~1", "b~1", "live~1");
    var fresh = new PartitionScan("a~1", Set.of("a~1", "b~1"));
    for (int at = 0; at < owners.size(); at++) {
      fresh.visit(record(at, names.get(owners.get(at)), VALUE));
    }
    fresh.end(owners.size());

    long taken = fresh.firstKept();
    assertThat(owners.subList(0, (int) taken)).doesNotContain(2);
    assertThat(taken).isEqualTo(owners.contains(2) ? owners.indexOf(2) : owners.size());
  }

  private void visit(String key, byte[] value) {
    scan.visit(record(offset, key, value));
    offset++;
  }

  private static ConsumerRecord<String, byte[]> record(long offset, String key, byte[] value) {
    return new ConsumerRecord<>(
        "topic",
        0,
        offset,
        1000 * offset,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        key,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
