package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private final Pseudonyms pseudonyms =
      new Pseudonyms(Map.of("S13", "S03", "S101", "S03", "S20", "S05"));

  @Test
  void shouldKnowAStudentByThePseudonymOfNow() {
    assertThat(pseudonyms.present("S13")).isEqualTo("S03");
    assertThat(pseudonyms.present("S03")).isEqualTo("S03");
    assertThat(pseudonyms.present("S99")).isEqualTo("S99");
  }

  @Test
  void shouldKnowWhichStandForOneStudent() {
    assertThat(pseudonyms.together("S101")).containsExactly("S03", "S13", "S101");
    assertThat(pseudonyms.together("S03")).containsExactly("S03", "S13", "S101");
    assertThat(pseudonyms.together("S99")).containsExactly("S99");
  }

  @Test
  void shouldTakeTheNameOfAnAliasAlong() {
    var names = pseudonyms.names(Map.of("S13", "Ana", "S07", "Bo"));

    assertThat(names)
        .containsOnly(
            Map.entry("S03", "Ana"),
            Map.entry("S13", "Ana"),
            Map.entry("S101", "Ana"),
            Map.entry("S07", "Bo"));
  }

  @Test
  void shouldPreferTheNameThatAStudentHas() {
    assertThat(pseudonyms.name("S13", Map.of("S13", "Ana", "S03", "Anna")::get)).isEqualTo("Anna");
    assertThat(pseudonyms.name("S03", Map.of("S101", "Anne", "S13", "Ana")::get)).isEqualTo("Ana");
    assertThat(pseudonyms.name("S05", Map.of("S13", "Ana")::get)).isNull();
  }

  @Test
  void shouldNotTakeAnAliasForAStudent() {
    var chain = Map.of("S21", "S13", "S13", "S03");

    assertThatThrownBy(() -> new Pseudonyms(chain)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pseudonyms(Map.of("S03", "S03")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
