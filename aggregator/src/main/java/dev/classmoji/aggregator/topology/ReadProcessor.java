package dev.classmoji.aggregator.topology;

import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.UnreadableMessageException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads messages; what cannot be used becomes a dead letter, and the stream goes on. */
final class ReadProcessor implements Processor<String, byte[], String, SpecificRecord> {
  private static final String STAGE = "aggregator";

  private final Deserializer<SpecificRecord> messages;
  private ProcessorContext<String, SpecificRecord> context;

  ReadProcessor(Deserializer<SpecificRecord> messages) {
    this.messages = messages;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    try {
      var message = messages.deserialize(null, record.value());
      if (message == null) {
        bury(record, DeadLetterReason.UNREADABLE, "no value");
        return;
      }
      Contract.breach(record.key(), message)
          .ifPresentOrElse(
              breach -> bury(record, DeadLetterReason.INVALID, breach),
              () -> context.forward(record.withValue(message), FeedbackTopology.FOLD));
    } catch (UnreadableMessageException e) {
      bury(record, DeadLetterReason.UNREADABLE, e.getMessage());
    }
  }

  private void bury(Record<String, byte[]> record, DeadLetterReason reason, String detail) {
    var source = context.recordMetadata().orElseThrow();
    var letter =
        DeadLetter.newBuilder()
            .setStage(STAGE)
            .setTopic(source.topic())
            .setPartition(source.partition())
            .setFirstOffset(source.offset())
            .setLastOffset(source.offset())
            .setReason(reason)
            .setDetail(detail)
            .setAtMicros(TimeUnit.MILLISECONDS.toMicros(context.currentSystemTimeMs()))
            .build();
    context.forward(record.withValue(letter), FeedbackTopology.DEAD_LETTERS);
  }
}
