package dev.classmoji.aggregator.subscription.webhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.event.Envelope;
import dev.classmoji.aggregator.subscription.event.Events;
import dev.classmoji.aggregator.subscription.webhook.registry.Hooks;
import dev.classmoji.schemas.Showing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final EmojiRecord ONE =
      Events.at(2, 17, Events.read("S01", 1, null, Showing.HAPPY));
  private static final EmojiRecord TWO =
      Events.at(2, 19, Events.read("S01", 2, Showing.HAPPY, Showing.SAD));

  @Test
  void shouldHoldOneEventSigned() {
    var letter = Letter.of(Hooks.to("https://hooks.example/x", 1), List.of(ONE), NOW, 3);

    assertThat(letter.body()).isEqualTo(Envelope.of(ONE).json());
    assertThat(letter.failures()).isEqualTo(3);
    assertThat(letter.headers())
        .containsEntry("content-type", "application/cloudevents+json")
        .containsEntry("webhook-id", "2-17")
        .containsEntry("webhook-timestamp", "1800000000")
        .containsEntry(
            "webhook-signature", Hooks.SECRET.sign("2-17", 1_800_000_000, letter.body()));
  }

  @Test
  void shouldHoldSeveralAsAnArrayForThoseWhoTakeBatches() throws Exception {
    var letter = Letter.of(Hooks.to("https://hooks.example/x", 9), List.of(ONE, TWO), NOW, 0);

    var array = new ObjectMapper().readTree(letter.body());
    assertThat(array).hasSize(2);
    assertThat(array.get(0).get("id").asText()).isEqualTo("S01-1");
    assertThat(array.get(1).get("id").asText()).isEqualTo("S01-2");
    assertThat(letter.headers())
        .containsEntry("content-type", "application/cloudevents-batch+json")
        .containsEntry("webhook-id", "2-17~2-19");
  }

  @Test
  void shouldHoldAnArrayOfOneForThoseWhoTakeBatches() {
    var letter = Letter.of(Hooks.to("https://hooks.example/x", 9), List.of(ONE), NOW, 0);

    assertThat(new String(letter.body(), UTF_8)).startsWith("[{").endsWith("}]");
    assertThat(letter.headers()).containsEntry("webhook-id", "2-17");
  }
}
