package dev.classmoji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.source.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SourceDelaysTest {
  private final List<Delay> told = new ArrayList<>();
  private final SourceDelays delays = new SourceDelays(told::add);

  @Test
  void shouldKeepThoseOfTheLastWholeSecondAlone() {
    delays.read(delay(1));
    delays.read(delay(2));
    assertThat(delays.last()).isEmpty();
    delays.second();
    delays.read(delay(3));
    assertThat(delays.last()).containsExactly(delay(1), delay(2));
    delays.second();
    assertThat(delays.last()).containsExactly(delay(3));
    delays.second();
    assertThat(delays.last()).isEmpty();
  }

  @Test
  void shouldTellOfEachAtOnce() {
    delays.read(delay(1));

    assertThat(told).containsExactly(delay(1));
  }

  private static Delay delay(long micros) {
    return new Delay(OptionalLong.of(micros), OptionalLong.empty());
  }
}
