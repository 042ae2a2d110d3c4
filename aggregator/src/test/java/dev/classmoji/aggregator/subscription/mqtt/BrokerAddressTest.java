package dev.classmoji.aggregator.subscription.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "mqtt://broker.example, broker.example, 1883, false",
    "mqtt://broker.example:7883, broker.example, 7883, false",
    "mqtts://broker.example, broker.example, 8883, true",
    "mqtts://10.0.0.7:443/, 10.0.0.7, 443, true"
  })
  void shouldReadWhereItIs(String url, String host, int port, boolean secure) {
    assertThat(BrokerAddress.of(URI.create(url))).isEqualTo(new BrokerAddress(host, port, secure));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broker.example",
        "http://broker.example",
        "mqtt:///x",
        "mqtt://user:word@b.example"
      })
  void shouldSayWhatItShouldBeLikeWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerAddress.of(URI.create(url)))
        .withMessageStartingWith("classmoji.aggregator.mqtt.url must be like mqtt://host:1883");
  }
}
