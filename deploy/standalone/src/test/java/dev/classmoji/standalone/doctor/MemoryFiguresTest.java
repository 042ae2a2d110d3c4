package dev.classmoji.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryFiguresTest {
  private static final String MEMINFO =
      """
      MemTotal:       24681904 kB
      MemFree:        18152340 kB
      MemAvailable:   22137728 kB
      """;

  @Test
  void shouldReadWhatTheMachineCanGive() {
    assertThat(MemoryFigures.availableOnMachine(MEMINFO)).hasValue(22_137_728L * 1024);
    assertThat(MemoryFigures.availableOnMachine("")).isEmpty();
  }

  @Test
  void shouldCountACachesPagesAsFree() {
    var stat = "anon 100\ninactive_file 300\nactive_file 50\n";

    assertThat(MemoryFigures.availableInContainer("1000\n", "700\n", stat)).hasValue(600);
    assertThat(MemoryFigures.availableInContainer("1000\n", "700\n", "")).hasValue(300);
    assertThat(MemoryFigures.availableInContainer("1000\n", "1700\n", "")).hasValue(0);
  }

  @Test
  void shouldKnowThatThereIsNoLimit() {
    assertThat(MemoryFigures.availableInContainer("max\n", "700\n", "")).isEmpty();
    assertThat(MemoryFigures.availableInContainer("", "", "")).isEmpty();
  }
}
