package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SessionPartitionerTest {

  @Property
  void shouldKeepASessionTogetherWhateverTheStudent(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 40) String session,
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 5) String student,
      @ForAll @IntRange(min = 1, max = 64) int partitions) {
    int partition = SessionPartitioner.partition(session, partitions);

    assertThat(partition).isBetween(0, partitions - 1);
    assertThat(SessionPartitioner.partition(Keys.student(session, student), partitions))
        .isEqualTo(partition);
  }

  @Test
  void shouldSpreadSessionsEvenly() {
    var counts = new int[4];
    for (int i = 0; i < 4000; i++) {
      counts[SessionPartitioner.partition(SessionId.newRun("math").toString(), 4)]++;
    }

    assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(850);
  }

  @Test
  void shouldNeverMoveASession() { // a contract with every record already on disk
    assertThat(SessionPartitioner.partition("math-7b~k3f9", 4)).isEqualTo(1);
    assertThat(SessionPartitioner.partition("math-7b~k3f9/S03", 4)).isEqualTo(1);
    assertThat(SessionPartitioner.partition("physics~000001", 4)).isEqualTo(2);
  }
}
