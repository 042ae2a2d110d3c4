package dev.classmoji.classifier.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.classmoji.classifier.model.CropShape;
import dev.classmoji.schemas.DeadLetterReason;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.UnreadableMessageException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Decodes and checks one record at a time; bad bytes become a dead letter, never an exception. */
final class Intake {
  private final Deserializer<SpecificRecord> messages;
  private final CropShape shape;
  private final DeadLetters deadLetters;

  Intake(Deserializer<SpecificRecord> messages, CropShape shape, DeadLetters deadLetters) {
    this.messages = messages;
    this.shape = shape;
    this.deadLetters = deadLetters;
  }

  Arrival arrival(ConsumerRecord<byte[], byte[]> record) {
    var place = Place.of(new TopicPartition(record.topic(), record.partition()), record.offset());
    if (record.key() == null || record.value() == null) {
      var missing = record.key() == null ? "key" : "value";
      return refuse(place, record, DeadLetterReason.UNREADABLE, "the record has no " + missing);
    }
    SpecificRecord message;
    try {
      message = messages.deserialize(record.topic(), record.value());
    } catch (UnreadableMessageException e) {
      return refuse(place, record, DeadLetterReason.UNREADABLE, e.getMessage());
    }
    var key = new String(record.key(), UTF_8);
    if (message instanceof FaceCrop crop) {
      var fault = CropContract.fault(crop, key, shape);
      return fault.isPresent()
          ? refuse(place, record, DeadLetterReason.INVALID, fault.get())
          : new Arrival.Crop(place, record.key(), crop);
    }
    var name = message.getSchema().getName();
    if (!Topics.FACE_CROPS.messages().contains(message.getClass())) {
      return refuse(
          place, record, DeadLetterReason.INVALID, name + " does not belong in this topic");
    }
    if (!key.equals(sessionOf(message))) {
      return refuse(
          place, record, DeadLetterReason.INVALID, "the key is not the session of this " + name);
    }
    return new Arrival.Settled(new Outcome.Passed(place, record.key(), record.value()));
  }

  /** Every control record names its session; they have no supertype to say so. */
  private static Object sessionOf(SpecificRecord control) {
    return control.get(control.getSchema().getField("session").pos());
  }

  private Arrival refuse(
      Place place, ConsumerRecord<byte[], byte[]> record, DeadLetterReason reason, String detail) {
    return new Arrival.Settled(deadLetters.refuse(place, record.key(), reason, detail));
  }
}
