package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"Ana", "Ana María O’Neill-Łuk", "安娜", "أنا", "👩‍🎓 Ana"})
  void shouldTakeNamesOfAnyScript(String name) {
    assertThat(StudentName.of("  " + name + " ").text()).isEqualTo(name);
  }

  @Test
  void shouldCountCharactersAsAPersonDoes() {
    assertThat(new StudentName("😄".repeat(60)).text()).hasSize(120);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudentName("x".repeat(61)))
        .withMessage("a name has 1 to 60 characters, not 61");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t"})
  void shouldRefuseNoName(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StudentName.of(blank))
        .withMessage("a name has 1 to 60 characters, not 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A\nB",
        "A\tB",
        "A\u0000B",
        "A\u0085B",
        "A\u2028B",
        "A\u202eB",
        "A\u2066B",
        "\ud83d"
      })
  void shouldRefuseWhatBreaksOrTurnsALine(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StudentName.of(name))
        .withMessage("a name has no control characters in it");
  }

  @Test
  void shouldRefuseWhiteSpaceAroundAKeptName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudentName("Ana "))
        .withMessage("a name has no white space around it");
  }
}
