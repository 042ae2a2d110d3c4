package dev.classmoji.classifier.expression;

import dev.classmoji.schemas.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Publishes outcomes, in the order in which they are given, and knows which have arrived. */
final class Outbox {
  private final Producer<byte[], byte[]> producer;
  private final Serializer<SpecificRecord> messages;
  private final ClassifierCounters counters;
  private final CropTraces traces;
  private final Deliveries deliveries = new Deliveries();

  Outbox(
      Producer<byte[], byte[]> producer,
      Serializer<SpecificRecord> messages,
      ClassifierCounters counters,
      CropTraces traces) {
    this.producer = producer;
    this.messages = messages;
    this.counters = counters;
    this.traces = traces;
  }

  void publish(Outcome outcome) {
    var record = record(outcome);
    deliveries.add(outcome.place(), producer.send(record, traces.leaving(outcome, record)));
    counters.published(outcome);
  }

  private ProducerRecord<byte[], byte[]> record(Outcome outcome) {
    if (outcome instanceof Outcome.Read read) {
      var topic = Topics.EXPRESSIONS.name();
      return new ProducerRecord<>(topic, read.key(), messages.serialize(topic, read.expression()));
    }
    if (outcome instanceof Outcome.Passed passed) {
      return new ProducerRecord<>(Topics.EXPRESSIONS.name(), passed.key(), passed.value());
    }
    var refused = (Outcome.Refused) outcome;
    var topic = Topics.DEAD_LETTERS.name();
    // beside the record it is about: a bad key, or none, leads to no session
    return new ProducerRecord<>(
        topic,
        refused.place().partition().partition(),
        refused.key(),
        messages.serialize(topic, refused.letter()));
  }

  /** Waits until everything published is acknowledged or has failed. */
  void flush() {
    producer.flush();
  }

  Deliveries deliveries() {
    return deliveries;
  }
}
