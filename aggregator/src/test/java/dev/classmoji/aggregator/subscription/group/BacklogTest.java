package dev.classmoji.aggregator.subscription.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.event.Events;
import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.log.EventReader;
import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SchemaCatalogue;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final TopicPartition ZERO = new TopicPartition(Topics.EMOJI_EVENTS.name(), 0);
  private static final TopicPartition ONE = new TopicPartition(Topics.EMOJI_EVENTS.name(), 1);

  private final MessageFormat format = MessageFormat.local();
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final Backlog backlog =
      new Backlog(consumer, new EventReader(format, Filter.of(Map.of("expression", "happy,sad"))));

  @BeforeEach
  void assign() {
    consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
    consumer.rebalance(List.of(ZERO, ONE));
  }

  @Test
  void shouldGiveTheSameEventsUntilTheyAreDelivered() {
    add(ZERO, 0, event(1, Showing.HAPPY));
    add(ZERO, 1, event(2, Showing.SAD));

    assertThat(sequences(next(1))).containsExactly(1L);
    assertThat(sequences(next(2))).containsExactly(1L, 2L);
    backlog.delivered(1);
    assertThat(sequences(next(2))).containsExactly(2L);
    backlog.delivered(1);
    assertThat(next(2)).isEmpty();
  }

  @Test
  void shouldPassOverWhatNobodyAsksForAndWhatIsNoEvent() {
    add(ZERO, 0, event(1, Showing.ANGRY));
    consumer.addRecord(record(ZERO, 1, new byte[] {1, 2, 3}));
    add(ZERO, 2, event(2, Showing.HAPPY));

    assertThat(sequences(next(9))).containsExactly(2L);
    assertThat(backlog.positions()).containsEntry(0, 2L).containsEntry(1, 0L);
    backlog.delivered(1);
    assertThat(backlog.positions()).containsEntry(0, 3L);
  }

  @Test
  void shouldBringNothingNewWhileItRests() {
    add(ZERO, 0, event(1, Showing.HAPPY));
    next(1);
    add(ZERO, 1, event(2, Showing.SAD));

    backlog.rest(Duration.ZERO);

    assertThat(consumer.paused()).containsExactlyInAnyOrder(ZERO, ONE);
    assertThat(sequences(next(9))).containsExactly(1L);
    backlog.delivered(1);
    assertThat(sequences(next(9))).containsExactly(2L);
  }

  @Test
  void shouldSayHowFarItHasComeWhenItLeaves() {
    add(ZERO, 0, event(1, Showing.HAPPY));
    add(ZERO, 1, event(2, Showing.SAD));
    next(1);
    backlog.delivered(1);

    consumer.rebalance(List.of(ONE));
    assertThat(next(9)).as("another goes on with it").isEmpty();

    consumer.rebalance(List.of(ZERO, ONE)); // the mock tells of its own partitions alone
    assertThat(consumer.committed(Set.of(ZERO))).containsEntry(ZERO, new OffsetAndMetadata(1));
  }

  @Test
  void shouldNotClaimToHavePassedWhatItCouldNotRead() {
    try (var unable = new Backlog(consumer, new EventReader(away(), Filter.ALL))) {
      add(ZERO, 0, event(1, Showing.HAPPY));
      assertThatIllegalStateException().isThrownBy(() -> unable.next(1, Duration.ZERO));
      consumer.rebalance(List.of(ONE));
      consumer.rebalance(List.of(ZERO, ONE));
      assertThat(consumer.committed(Set.of(ZERO)).get(ZERO)).isNull();
    }
  }

  /** A format whose registry does not answer. */
  private MessageFormat away() {
    return new MessageFormat() {
      @Override
      public Serializer<SpecificRecord> serializer(Topic... topics) {
        return format.serializer(topics);
      }

      @Override
      public Deserializer<SpecificRecord> deserializer() {
        return (topic, bytes) -> {
          throw new IllegalStateException("nobody answers");
        };
      }

      @Override
      public SchemaCatalogue catalogue() {
        return format.catalogue();
      }

      @Override
      public void close() {
        format.close();
      }
    };
  }

  private List<EmojiRecord> next(int most) {
    return backlog.next(most, Duration.ZERO);
  }

  private static List<Long> sequences(List<EmojiRecord> events) {
    return events.stream().map(each -> each.event().getSequence()).toList();
  }

  private static EmojiEvent event(long sequence, Showing to) {
    return Events.read("S01", sequence, null, to);
  }

  private void add(TopicPartition partition, long offset, EmojiEvent event) {
    var bytes = format.serializer(Topics.EMOJI_EVENTS).serialize(Topics.EMOJI_EVENTS.name(), event);
    consumer.addRecord(record(partition, offset, bytes));
  }

  private static ConsumerRecord<String, byte[]> record(
      TopicPartition partition, long offset, byte[] value) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, Events.SESSION + "/S01", value);
  }
}
