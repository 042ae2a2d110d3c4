package dev.classmoji.aggregator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentEntranceTest {
  private final StudentEntrance entrance =
      new StudentEntrance(Optional.of(URI.create("https://Class.example/")));

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/own", "/api/own/review", "/dashboard/start.js", "/_static/x"})
  void shouldAdmitToOwnViewsAndWhatTheyAreMadeOf(String path) {
    assertThat(entrance.admits("class.example:443", path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/sessions", "/api/live", "/api/own/x", "/api", "/q/metrics", "/dashboard"})
  void shouldAdmitToNothingElseUnderItsName(String path) {
    assertThat(entrance.admits("CLASS.example", path)).isFalse();
    assertThat(entrance.admits("localhost:8080", path)).isTrue();
  }

  @Test
  void shouldAdmitEverywhereWithoutAnAddressOfItsOwn() {
    assertThat(new StudentEntrance(Optional.empty()).admits("localhost", "/api/live")).isTrue();
  }

  @Test
  void shouldRefuseAnAddressThatLeadsNowhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudentEntrance(Optional.of(URI.create("class.example"))))
        .withMessageContaining("own-view-address");
  }
}
