package dev.classmoji.aggregator.subscription.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
  private static final String PUBLIC = "93.184.216.34";

  @Test
  void shouldGiveTheAddressesThatWereChecked() throws Exception {
    assertThat(to(PUBLIC, "2606:4700::1111").addresses(URI.create("https://hooks.example/x")))
        .containsExactly(InetAddress.getByName(PUBLIC), InetAddress.getByName("2606:4700::1111"));
  }

  @Test
  void shouldRefuseANameOfWhichOneAddressIsInternal() {
    assertThatExceptionOfType(RefusedAddressException.class)
        .isThrownBy(
            () -> to(PUBLIC, "10.0.0.7").addresses(URI.create("https://hooks.example/secret")))
        .withMessage("hooks.example leads to an internal address");
  }

  @Test
  void shouldLookANameUpEachTime() throws Exception {
    var answers = List.of(PUBLIC, "127.0.0.1").iterator();
    var rebinding = new Destinations(false, host -> List.of(InetAddress.getByName(answers.next())));
    var url = URI.create("https://hooks.example/");

    rebinding.addresses(url);
    assertThatExceptionOfType(RefusedAddressException.class)
        .isThrownBy(() -> rebinding.addresses(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.1/",
        "https://[::1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://[64:ff9b::a00:1]:8443/"
      })
  void shouldRefuseInternalAddressesWrittenOut(String url) {
    assertThatExceptionOfType(RefusedAddressException.class)
        .isThrownBy(() -> system(false).addresses(URI.create(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example/",
        "ftp://hooks.example/",
        "file:///etc/passwd",
        "hooks.example",
        "/path",
        "https:///path",
        "https://user:word@hooks.example/",
        "https://hooks.example/#part",
        "https://under_score.example/"
      })
  void shouldRefuseWhatIsNoPlainHttpsUrl(String url) {
    assertThatExceptionOfType(RefusedAddressException.class)
        .isThrownBy(() -> to(PUBLIC).addresses(URI.create(url)))
        .withMessageStartingWith("a webhook's url");
  }

  @Test
  void shouldAllowHttpAndInternalAddressesWhereThatIsWished() throws Exception {
    assertThat(system(true).addresses(URI.create("http://127.0.0.1:8080/")))
        .containsExactly(InetAddress.getLoopbackAddress());
    assertThatExceptionOfType(RefusedAddressException.class)
        .isThrownBy(() -> system(true).addresses(URI.create("gopher://127.0.0.1/")));
  }

  @Test
  void shouldKnowPortsAndHosts() {
    assertThat(Destinations.port(URI.create("https://a.example/"))).isEqualTo(443);
    assertThat(Destinations.port(URI.create("http://a.example/"))).isEqualTo(80);
    assertThat(Destinations.port(URI.create("https://a.example:8443/"))).isEqualTo(8443);
    assertThat(Destinations.host(URI.create("https://[::1]:1/"))).isEqualTo("::1");
  }

  private static Destinations to(String... addresses) {
    return new Destinations(
        false, host -> Stream.of(addresses).map(DestinationsTest::address).toList());
  }

  private static Destinations system(boolean allowInternal) {
    return new Destinations(allowInternal, NameService.system());
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
