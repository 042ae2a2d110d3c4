package dev.classmoji.aggregator.subscription.webhook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.classmoji.aggregator.keeping.Keeper;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class WebhookLogTest {
  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(
          true, null, new StringSerializer(), MessageFormat.local().serializer(Topics.WEBHOOKS));
  private final WebhookLog log = new WebhookLog(new Keeper(Topics.WEBHOOKS, () -> producer));

  @Test
  void shouldKeepAWebhookAndHowItIsUnderKeysOfTheirOwn() {
    var webhook = Hooks.asking(Map.of("student", "S07"));

    assertThat(log.keep(webhook)).isZero();
    assertThat(log.keep("wh-1", Statuses.NEW)).isEqualTo(1);
    log.tell("wh-1", Statuses.NEW);

    assertThat(producer.history())
        .containsExactly(
            record("wh-1", webhook.toKeep()),
            record(Registry.statusKey("wh-1"), Statuses.NEW),
            record(Registry.statusKey("wh-1"), Statuses.NEW));
  }

  @Test
  void shouldRemoveBoth() {
    assertThat(log.remove("wh-1")).isEqualTo(1);

    assertThat(producer.history())
        .containsExactly(record("wh-1", null), record(Registry.statusKey("wh-1"), null));
  }

  @Test
  void shouldNotFailADeliveryForWhatItOnlyTells() {
    producer.sendException = new TimeoutException("nobody answers");

    assertThatCode(() -> log.tell("wh-1", Statuses.NEW)).doesNotThrowAnyException();
  }

  private static ProducerRecord<String, SpecificRecord> record(String key, SpecificRecord message) {
    return new ProducerRecord<>(Topics.WEBHOOKS.name(), 0, key, message);
  }
}
