package dev.classmoji.aggregator.subscription.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.dashboard.live.Json;
import dev.classmoji.aggregator.subscription.webhook.registry.Hooks;
import dev.classmoji.aggregator.subscription.webhook.registry.Statuses;
import dev.classmoji.schemas.WebhookState;
import dev.classmoji.schemas.WebhookStatus;
import org.junit.jupiter.api.Test;

class WebhookViewTest {

  @Test
  void shouldLeaveOutWhatIsNotKnownAndWhatNobodyMayKnow() {
    var webhook = Hooks.to("https://hooks.example/x?token=hidden", 1);

    assertThat(Json.ofAnswer(WebhookView.of(webhook, Statuses.NEW, null)))
        .isEqualTo(
            "{\"id\":\"wh-1\",\"url\":\"https://hooks.example/x?…\",\"filter\":{},\"batch\":1,"
                + "\"since\":\"2026-01-01T10:00:00Z\",\"state\":\"active\",\"failures\":0}");
  }

  @Test
  void shouldTellHowItDoes() {
    var status =
        WebhookStatus.newBuilder()
            .setState(WebhookState.RETRYING)
            .setFailures(3)
            .setFailingSinceMicros(1_000_000L)
            .setLastErrorAtMicros(2_000_000L)
            .setLastError("it answered 500")
            .setNextTryAtMicros(3_500_000L)
            .build();

    assertThat(Json.ofAnswer(WebhookView.of(Hooks.to("https://a.example", 1), status, 7L)))
        .contains("\"state\":\"retrying\",\"failures\":3,\"failingSince\":\"1970-01-01T00:00:01Z\"")
        .contains("\"lastErrorAt\":\"1970-01-01T00:00:02Z\",\"lastError\":\"it answered 500\"")
        .contains("\"nextTry\":\"1970-01-01T00:00:03.500Z\",\"lag\":7}");
  }
}
