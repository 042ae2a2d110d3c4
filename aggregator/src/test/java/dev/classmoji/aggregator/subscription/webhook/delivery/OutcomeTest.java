package dev.classmoji.aggregator.subscription.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
  private static final Instant NOW = Instant.parse("2015-10-21T07:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void shouldTakeAnySuccess(int status) {
    assertThat(Outcome.of(status, null, NOW)).isEqualTo(new Outcome.Accepted());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 300, 301, 307, 400, 401, 404, 409, 429, 500, 503})
  void shouldTryAnythingElseAgainRedirectsToo(int status) {
    assertThat(Outcome.of(status, null, NOW))
        .isEqualTo(new Outcome.Failed("it answered " + status, Optional.empty()));
  }

  @Test
  void shouldKnowThatItIsGone() {
    assertThat(Outcome.of(410, null, NOW)).isEqualTo(new Outcome.Gone());
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "' 7 ', 7",
    "0, 0",
    "'Wed, 21 Oct 2015 07:28:00 GMT', 1680",
  })
  void shouldReadHowLongToLeaveItAlone(String header, long seconds) {
    assertThat(Outcome.of(503, header, NOW))
        .isEqualTo(new Outcome.Failed("it answered 503", Optional.of(Duration.ofSeconds(seconds))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "soon", "99999999999999999999", "Wed, 21 Oct 2015 06:28:00 GMT"})
  void shouldNotMindWhatIsNoTimeOrIsOver(String header) {
    assertThat(Outcome.of(503, header, NOW))
        .isEqualTo(new Outcome.Failed("it answered 503", Optional.empty()));
  }
}
