package dev.classmoji.aggregator.subscription.webhook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.classmoji.schemas.LinkKey;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.WebhookState;
import dev.classmoji.schemas.WebhookStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final WebhookStatus PARKED =
      WebhookStatus.newBuilder().setState(WebhookState.PARKED).setFailures(3).build();

  private final MessageFormat format = MessageFormat.local();
  private final List<String> changed = new ArrayList<>();
  private final Registry registry = new Registry(format, changed::add);

  @Test
  void shouldKnowAWebhookAsItWasKept() {
    var webhook =
        new Webhook(
            "wh-1",
            Hooks.to("https://hooks.example/x?y=z", 1).url(),
            Map.of("session", "math-7b", "expression", "sad,angry"),
            Hooks.SECRET,
            50,
            Hooks.to("https://a.example", 1).since());

    fold("wh-1", webhook.toKeep());

    var known = registry.webhook("wh-1").orElseThrow();
    assertThat(known).usingRecursiveComparison().isEqualTo(webhook);
    assertThat(known.toString()).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(changed).containsExactly("wh-1");
  }

  @Test
  void shouldKnowHowItDoes() {
    fold("wh-1", Hooks.to("https://hooks.example/x", 1).toKeep());
    assertThat(registry.status("wh-1")).isEqualTo(Statuses.NEW);

    fold("wh-1/status", PARKED);

    assertThat(registry.status("wh-1")).isEqualTo(PARKED);
    assertThat(changed).containsExactly("wh-1", "wh-1");
  }

  @Test
  void shouldForgetWhatWasTakenAway() {
    fold("wh-1", Hooks.to("https://hooks.example/x", 1).toKeep());
    fold("wh-1/status", PARKED);

    fold("wh-1", null);
    fold("wh-1/status", null);

    assertThat(registry.webhooks()).isEmpty();
    assertThat(registry.status("wh-1")).isEqualTo(Statuses.NEW);
  }

  @Test
  void shouldPassOverWhatItDoesNotKnow() {
    fold("wh-1", new LinkKey("nothing of ours"));
    registry.fold(new ConsumerRecord<>(Topics.WEBHOOKS.name(), 0, 0, "wh-2", new byte[] {1, 2}));
    registry.fold(new ConsumerRecord<>(Topics.WEBHOOKS.name(), 0, 0, null, new byte[] {1, 2}));

    assertThat(registry.webhooks()).isEmpty();
    assertThat(changed).isEmpty();
  }

  @Test
  void shouldRefuseWebhooksThatAskForWhatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hooks.asking(Map.of("mood", "good")))
        .withMessageStartingWith("filter may have ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hooks.asking(Map.of("expression", "bored")))
        .withMessageStartingWith("expression must be ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hooks.to("https://hooks.example", 101))
        .withMessage("batch must be 1 to 100");
  }

  private void fold(String key, SpecificRecord message) {
    var bytes = format.serializer(Topics.WEBHOOKS).serialize(Topics.WEBHOOKS.name(), message);
    registry.fold(new ConsumerRecord<>(Topics.WEBHOOKS.name(), 0, 0, key, bytes));
  }
}
