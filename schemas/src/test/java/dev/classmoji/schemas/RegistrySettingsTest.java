package dev.classmoji.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {
  private static final String URL = "http://registry:8080/apis/registry/v3";

  @Test
  void shouldBeNoneUnlessAnAddressIsGiven() {
    assertThat(RegistrySettings.of(Map.of())).isEmpty();
    assertThat(RegistrySettings.of(Map.of("classmoji.registry.url", " "))).isEmpty();
  }

  @Test
  void shouldWaitAMinuteUnlessToldOtherwise() {
    assertThat(RegistrySettings.of(Map.of("classmoji.registry.url", URL)))
        .hasValue(new RegistrySettings(URI.create(URL), Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry:8080", "registry", "ftp://registry/", "/apis/registry/v3"})
  void shouldRefuseWhatIsNoAddress(String url) {
    assertThatThrownBy(() -> RegistrySettings.of(Map.of("classmoji.registry.url", url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("classmoji.registry.url")
        .hasMessageContaining(url);
  }

  @Test
  void shouldRefuseANegativePatience() {
    assertThatThrownBy(() -> new RegistrySettings(URI.create(URL), Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("classmoji.registry.patience");
  }
}
