package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.StudentState;
import dev.classmoji.schemas.Keys;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;

/** The store of students, by session and pseudonym. */
final class Students {
  private static final StringSerializer PREFIX = new StringSerializer();

  private final KeyValueStore<String, StudentState> store;

  Students(KeyValueStore<String, StudentState> store) {
    this.store = store;
  }

  /** Null if no reading of the student was folded. */
  StudentState get(String session, String student) {
    return store.get(Keys.student(session, student));
  }

  void put(String session, String student, StudentState state) {
    store.put(Keys.student(session, student), state);
  }

  void remove(String session, String student) {
    store.delete(Keys.student(session, student));
  }

  /** A session's students by pseudonym: a copy, in an order that depends on nothing else. */
  SortedMap<String, StudentState> of(String session) {
    var prefix = Keys.studentPrefix(session);
    var students = new TreeMap<String, StudentState>();
    try (var found = store.prefixScan(prefix, PREFIX)) {
      found.forEachRemaining(
          entry -> students.put(entry.key.substring(prefix.length()), entry.value));
    }
    return students;
  }
}
