package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {

  @Test
  void shouldReadBackWhatItWrites() {
    var id = SessionId.newRun("math-7b");

    assertThat(SessionId.parse(id.toString())).isEqualTo(id);
    assertThat(id.toString()).matches("math-7b~[a-z0-9]{6}");
  }

  @Test
  void shouldGiveEachRunItsOwnId() {
    var ids = IntStream.range(0, 1000).mapToObj(i -> SessionId.newRun("a")).distinct().count();

    assertThat(ids).isGreaterThan(995); // 36^6 runs: a thousand hardly ever collide
  }

  @Test
  void shouldTakeARunAsItIsAndBeginANewOneOfANameAlone() {
    assertThat(SessionId.of("math-7b~x1")).isEqualTo(new SessionId("math-7b", "x1"));
    assertThat(SessionId.of("math-7b").name()).isEqualTo("math-7b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Math", "7b/x", "a b", "a~b", "ä"})
  void shouldRefuseNamesThatCannotBeKeys(String name) {
    assertThatThrownBy(() -> new SessionId(name, "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-run", "a~", "~r", "a~B", "a~r~s"})
  void shouldRefuseWhatIsNoId(String id) {
    assertThatThrownBy(() -> SessionId.parse(id)).isInstanceOf(IllegalArgumentException.class);
  }
}
