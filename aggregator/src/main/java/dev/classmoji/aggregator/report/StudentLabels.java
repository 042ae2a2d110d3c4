package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.Pseudonyms;
import dev.classmoji.schemas.StudentLabel;
import dev.classmoji.schemas.UnreadableMessageException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What a teacher calls the students of one session, by pseudonym: the last name of each holds. */
final class StudentLabels {
  private final String prefix;
  private final Deserializer<SpecificRecord> messages;
  private final Map<String, String> names = new TreeMap<>(Pseudonyms.BY_NUMBER);
  private long unreadable;

  StudentLabels(String session, Deserializer<SpecificRecord> messages) {
    this.prefix = Keys.studentPrefix(session);
    this.messages = messages;
  }

  /** Is shown every record of the log, in order, whosever it is. */
  void visit(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || !record.key().startsWith(prefix)) {
      return;
    }
    var student = record.key().substring(prefix.length());
    try {
      var message = messages.deserialize(record.topic(), record.value());
      if (message instanceof StudentLabel label) {
        names.put(student, label.getLabel());
      } else {
        names.remove(student);
      }
    } catch (UnreadableMessageException e) {
      unreadable++;
    }
  }

  Map<String, String> names() {
    return names;
  }

  /** How many records could not be decoded. */
  long unreadable() {
    return unreadable;
  }
}
