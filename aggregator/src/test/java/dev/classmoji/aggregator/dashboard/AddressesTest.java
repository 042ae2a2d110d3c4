package dev.classmoji.aggregator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private final Addresses addresses = new Addresses(Set.of("Class.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8080",
        "127.0.0.1:8080",
        "[::1]:8080",
        "192.168.1.7",
        "class.example",
        "CLASS.example:443"
      })
  void shouldAnswerUnderItsOwnNames(String authority) {
    assertThat(addresses.isOurs(authority)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8080",
        "",
        ":8080"
      })
  void shouldNotAnswerUnderAForeignNameThatLeadsHere(String authority) {
    assertThat(addresses.isOurs(authority)).isFalse();
  }

  @Test
  void shouldNotAnswerWithoutAName() {
    assertThat(addresses.isOurs(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, localhost:8080, true",
    "https://class.example, class.example, true",
    ", localhost:8080, true",
    "http://localhost:9999, localhost:8080, false",
    "https://evil.example, localhost:8080, false",
    "null, localhost:8080, false"
  })
  void shouldTellItsOwnPagesFromOthers(String origin, String authority, boolean own) {
    assertThat(addresses.isOwnPage(origin, authority)).isEqualTo(own);
  }
}
