package dev.classmoji.aggregator.subscription.event;

import static dev.classmoji.schemas.Showing.HAPPY;
import static dev.classmoji.schemas.Showing.SAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.EmojiEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  private static final EmojiEvent FIRST = Events.read("S01", 1, null, HAPPY);
  private static final EmojiEvent SECOND = Events.read("S01", 2, HAPPY, SAD);

  @Test
  void shouldLetEverythingThroughWhereNothingIsAsked() {
    assertThat(Filter.of(Map.of())).isEqualTo(Filter.ALL);
    assertThat(Filter.ALL.matches(FIRST)).isTrue();
    assertThat(Filter.ALL.matches(SECOND)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "session, math-7b~k3f9, true, true",
    "session, math-7b~k3f, false, false",
    "session, math-7b, true, true",
    "session, math-7, false, false",
    "student, S01, true, true",
    "student, S02, false, false",
    "expression, happy, true, false",
    "expression, SAD, false, true",
    "expression, 'sad,happy', true, true",
    "expression, away, false, false",
    "changes, true, false, true",
    "changes, false, true, true"
  })
  void shouldLetThroughWhatMatches(String name, String value, boolean first, boolean second) {
    var filter = Filter.of(Map.of(name, value));

    assertThat(filter.matches(FIRST)).isEqualTo(first);
    assertThat(filter.matches(SECOND)).isEqualTo(second);
  }

  @Test
  void shouldAskForAllOfItAtOnce() {
    var filter = Filter.of(Map.of("session", "math-7b", "student", "S01", "expression", "happy"));

    assertThat(filter.matches(FIRST)).isTrue();
    assertThat(filter.matches(SECOND)).isFalse();
    assertThat(filter.matches(Events.read("S02", 1, null, HAPPY))).isFalse();
  }

  @Test
  void shouldKnowWhetherItIsAboutOneSession() {
    assertThat(Filter.of(Map.of("session", "math-7b~k3f9")).run()).contains("math-7b~k3f9");
    assertThat(Filter.of(Map.of("session", "math-7b")).run()).isEmpty();
    assertThat(Filter.ALL.run()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "session, ''",
    "session, Math",
    "session, ../etc",
    "session, math~",
    "student, ''",
    "student, 'S 1'",
    "expression, ''",
    "expression, bored",
    "expression, 'happy,'",
    "changes, yes"
  })
  void shouldSayInOneLineWhatIsNotAllowed(String name, String value) {
    assertThatThrownBy(() -> Filter.of(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith(name + " must be")
        .hasLineCount(1);
  }
}
