package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class SkippedTest {
  private final Skipped skipped = new Skipped();

  @Test
  void shouldCountByReasonAndNameTheFirstFew() {
    for (int i = 1; i <= 7; i++) {
      skipped.add("damaged image", i + ".png");
    }
    skipped.add("empty file", "e.png");

    assertThat(skipped.count()).isEqualTo(8);
    assertThat(skipped.reasons())
        .containsExactly(entry("damaged image", 7), entry("empty file", 1));
    assertThat(skipped.lines())
        .containsExactly(
            "skipped 7: damaged image (1.png, 2.png, 3.png, 4.png, 5.png, ...)",
            "skipped 1: empty file (e.png)");
  }

  @Test
  void shouldNotLetANameRuleTheTerminal() {
    skipped.add("empty file", "\u001b[31mred\n.png");

    assertThat(skipped.lines()).containsExactly("skipped 1: empty file (?[31mred?.png)");
  }
}
