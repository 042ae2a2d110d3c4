package dev.classmoji.aggregator.subscription.webhook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final String KNOWN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** The example of the libraries of Standard Webhooks. */
  @Test
  void shouldSignAsStandardWebhooksDo() {
    var body = "{\"test\": 2432232314}".getBytes(UTF_8);

    assertThat(Secret.parse(KNOWN).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void shouldSignEachPartOfIt() {
    var secret = Secret.parse(KNOWN);
    var signature = secret.sign("1-2", 7, "body".getBytes(UTF_8));

    assertThat(secret.sign("1-2", 7, "body".getBytes(UTF_8))).isEqualTo(signature);
    assertThat(secret.sign("1-3", 7, "body".getBytes(UTF_8))).isNotEqualTo(signature);
    assertThat(secret.sign("1-2", 8, "body".getBytes(UTF_8))).isNotEqualTo(signature);
    assertThat(secret.sign("1-2", 7, "Body".getBytes(UTF_8))).isNotEqualTo(signature);
    assertThat(Secret.random().sign("1-2", 7, "body".getBytes(UTF_8))).isNotEqualTo(signature);
  }

  @Test
  void shouldBeReadAsItIsRevealedAndShowItselfNowhereElse() {
    var secret = Secret.random();

    assertThat(Secret.parse(secret.reveal()).reveal()).isEqualTo(secret.reveal()).hasSize(50);
    assertThat(secret).hasToString("whsec_…");
    assertThat(Secret.parse(KNOWN).reveal()).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_???",
        "c2VjcmV0IG9mIG1vcmUgdGhhbiAyNCBieXRlcw=="
      })
  void shouldRefuseWhatIsNoneWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.parse(text))
        .withMessage("a secret is whsec_ and 24 to 64 bytes in Base64");
  }
}
