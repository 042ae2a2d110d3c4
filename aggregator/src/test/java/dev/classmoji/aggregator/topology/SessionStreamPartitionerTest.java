package dev.classmoji.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.schemas.SessionPartitioner;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionStreamPartitionerTest {
  private static final int PARTITIONS = 4;

  private final SessionStreamPartitioner partitioner = new SessionStreamPartitioner();

  @Test
  void shouldPutAStudentWhereTheSessionIs() {
    for (var session : new String[] {"a~1", "b~2", "c~3", "math-7b~k3f9"}) {
      var expected = Set.of(SessionPartitioner.partition(session, PARTITIONS));

      assertThat(partitioner.partitions("topic", session, null, PARTITIONS)).hasValue(expected);
      assertThat(partitioner.partitions("topic", session + "/S01", null, PARTITIONS))
          .hasValue(expected);
    }
  }

  @Test
  void shouldLeaveARecordWithoutKeyToKafka() {
    assertThat(partitioner.partitions("topic", null, null, PARTITIONS)).isEmpty();
  }
}
