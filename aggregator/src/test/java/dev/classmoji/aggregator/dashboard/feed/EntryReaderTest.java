package dev.classmoji.aggregator.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.RegistryException;
import dev.classmoji.schemas.StudentAlias;
import dev.classmoji.schemas.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EntryReaderTest {
  private static final String TOPIC = Topics.EXPRESSIONS.name();

  @Test
  void shouldReadWhatItCanAndCountTheRest() {
    var message = new StudentAlias("a~1", "S13", "S03", 5L);
    var reader = new EntryReader(MessageFormat.local().deserializer());

    var read = reader.read(record(MessageFormat.local().serializer().serialize(TOPIC, message)));
    var poison = reader.read(record(new byte[] {1, 2, 3}));

    assertThat(read).hasValueSatisfying(entry -> assertThat(entry.message()).isEqualTo(message));
    assertThat(poison).isEmpty();
    assertThat(reader.unreadable()).isEqualTo(1);
  }

  @Test
  void shouldCountNothingWhileARegistryIsAway() {
    var reader = new EntryReader(EntryReaderTest::unanswered);

    assertThatThrownBy(() -> reader.read(record(new byte[] {0})))
        .isInstanceOf(RegistryException.class);
    assertThat(reader.unreadable()).isZero();
  }

  private static SpecificRecord unanswered(String topic, byte[] bytes) {
    throw new RegistryException("the registry is away");
  }

  private static ConsumerRecord<String, byte[]> record(byte[] value) {
    return new ConsumerRecord<>(TOPIC, 0, 0, "a~1", value);
  }
}
