package dev.classmoji.aggregator.subscription.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.event.Events;
import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Place;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final EmojiEvent EVENT = Events.read("S01", 1, null, Showing.HAPPY);
  private static final String KEY = Events.SESSION + "/S01";

  private final MessageFormat format = MessageFormat.local();
  private final EventReader reader = new EventReader(format, Filter.ALL);

  @Test
  void shouldSayWhereAnEventLies() {
    assertThat(reader.read(record(KEY, bytes(EVENT))))
        .contains(new EmojiRecord(new Place(2, 17), ConsumerRecord.NO_TIMESTAMP, EVENT));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {Events.SESSION + "/S02", "art-2~x1/S01", "S01", ""})
  void shouldPassOverAnEventUnderAnothersKey(String key) {
    assertThat(reader.read(record(key, bytes(EVENT)))).isEmpty();
  }

  @Test
  void shouldPassOverWhatIsNoEvent() {
    assertThat(reader.read(record(KEY, null))).isEmpty();
    assertThat(reader.read(record(KEY, new byte[] {1, 2, 3}))).isEmpty();
    assertThat(reader.read(record(KEY, bytes(new StudentLabel(Events.SESSION, "S01", "Ana", 1L)))))
        .isEmpty();
  }

  @Test
  void shouldPassOverWhatNobodyAsksFor() {
    var sad = new EventReader(format, Filter.of(Map.of("expression", "sad")));

    assertThat(sad.read(record(KEY, bytes(EVENT)))).isEmpty();
  }

  private byte[] bytes(SpecificRecord message) {
    return format
        .serializer(Topics.EMOJI_EVENTS, Topics.STUDENT_LABELS)
        .serialize(Topics.EMOJI_EVENTS.name(), message);
  }

  private static ConsumerRecord<String, byte[]> record(String key, byte[] value) {
    return new ConsumerRecord<>(Topics.EMOJI_EVENTS.name(), 2, 17, key, value);
  }
}
