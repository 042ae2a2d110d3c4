package dev.classmoji.aggregator.subscription.group;

import dev.classmoji.aggregator.subscription.event.Events;
import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.log.EventReader;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.Showing;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** Backlogs without Kafka, for tests of those who deliver. */
public final class Backlogs {
  private static final TopicPartition ZERO = new TopicPartition(Topics.EMOJI_EVENTS.name(), 0);

  private Backlogs() {}

  /** All of one partition, in which the event at each offset is S01's with that sequence. */
  public static Backlog of(int events) {
    try (var format = MessageFormat.local()) {
      var consumer = new PatientConsumer();
      var backlog = new Backlog(consumer, new EventReader(format, Filter.ALL));
      consumer.updateBeginningOffsets(Map.of(ZERO, 0L));
      consumer.rebalance(List.of(ZERO));
      var messages = format.serializer(Topics.EMOJI_EVENTS);
      for (int i = 0; i < events; i++) {
        var event = Events.read("S01", i, null, Showing.HAPPY);
        consumer.addRecord(
            new ConsumerRecord<>(
                ZERO.topic(),
                ZERO.partition(),
                i,
                Events.SESSION + "/S01",
                messages.serialize(ZERO.topic(), event)));
      }
      return backlog;
    }
  }

  /** The mock does not wait at all for what does not come. */
  private static final class PatientConsumer extends MockConsumer<String, byte[]> {
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    PatientConsumer() {
      super("earliest");
    }

    @Override
    public ConsumerRecords<String, byte[]> poll(Duration limit) {
      var found = super.poll(limit);
      if (found.isEmpty()) {
        LockSupport.parkNanos(MOMENT_NANOS);
      }
      return found;
    }
  }
}
