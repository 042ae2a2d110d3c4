package dev.classmoji.standalone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", " yes "})
  void shouldTakeAYes(String answer) {
    assertThat(Consent.isYes(answer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "no", "yellow"})
  void shouldTakeAnythingElseForANo(String answer) {
    assertThat(Consent.isYes(answer)).isFalse();
  }
}
