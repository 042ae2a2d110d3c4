package dev.classmoji.standalone.sessions;

import dev.classmoji.aggregator.report.TopicLog;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Topics;
import dev.classmoji.schemas.UnreadableMessageException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What {@code classmoji.sessions} holds.
 *
 * @param sessions the latest descriptor of each, newest first
 * @param deleted ids whose latest record is a tombstone; Kafka drops those a day after compaction
 * @param unreadable how many have a latest descriptor that this build cannot read
 */
record SessionIndex(List<SessionDescriptor> sessions, Set<String> deleted, int unreadable) {
  private static final Comparator<SessionDescriptor> NEWEST_FIRST =
      Comparator.comparingLong(SessionDescriptor::getStartedAtMicros)
          .reversed()
          .thenComparing(SessionDescriptor::getSession);

  /** Whether an id is what was given, is of the class that was given, or begins with it. */
  private static final List<BiPredicate<String, String>> CLOSEST_FIRST =
      List.of(String::equals, (id, given) -> id.startsWith(given + '~'), String::startsWith);

  SessionIndex {
    sessions = sessions.stream().sorted(NEWEST_FIRST).toList();
    deleted = Set.copyOf(deleted);
  }

  static SessionIndex read(TopicLog log, MessageFormat format) {
    var latest = new HashMap<String, ConsumerRecord<String, byte[]>>();
    for (int partition = 0; partition < log.partitions(Topics.SESSIONS); partition++) {
      log.read(Topics.SESSIONS, partition, record -> latest.put(record.key(), record));
    }
    return of(latest, format.deserializer());
  }

  private static SessionIndex of(
      Map<String, ConsumerRecord<String, byte[]>> latest, Deserializer<SpecificRecord> messages) {
    var sessions = new HashMap<String, SessionDescriptor>();
    var deleted = new HashSet<String>();
    int unreadable = 0;
    for (var record : latest.values()) {
      try {
        var message = messages.deserialize(record.topic(), record.value());
        if (message == null) {
          deleted.add(record.key());
        } else if (message instanceof SessionDescriptor descriptor) {
          sessions.put(record.key(), descriptor);
        } else {
          unreadable++;
        }
      } catch (UnreadableMessageException e) {
        unreadable++;
      }
    }
    return new SessionIndex(List.copyOf(sessions.values()), deleted, unreadable);
  }

  /** The session of an id, unless it was deleted. */
  Optional<SessionDescriptor> session(String id) {
    return sessions.stream().filter(session -> session.getSession().equals(id)).findFirst();
  }

  /**
   * The session that an id, a class's name or the beginning of an id means.
   *
   * @throws RefusedException if it means none or several; the message lists those
   */
  SessionDescriptor find(String given) {
    return session(meant(given, Set.of())).orElseThrow();
  }

  /**
   * The latest session of the class that is named; else the one that {@link #find} finds.
   *
   * @throws RefusedException as {@link #find} does
   */
  SessionDescriptor findLatest(String given) {
    return sessions.stream()
        .filter(session -> session.getName().equals(given))
        .findFirst()
        .orElseGet(() -> find(given));
  }

  /**
   * The id of the session that is meant, which may be a deleted one if no other is meant as
   * closely: who deletes once more must not hit the next class whose name begins alike.
   *
   * @throws RefusedException if it means none or several; the message lists those
   */
  String findAlsoDeleted(String given) {
    return meant(given, new TreeSet<>(deleted));
  }

  private String meant(String given, Collection<String> others) {
    var listed = sessions.stream().map(SessionDescriptor::getSession).toList();
    for (var meaning : CLOSEST_FIRST) {
      for (var ids : List.<Collection<String>>of(listed, others)) {
        var found = ids.stream().filter(id -> meaning.test(id, given)).toList();
        if (found.size() == 1) {
          return found.get(0);
        }
        if (found.size() > 1) {
          throw new RefusedException(
              "'%s' means several sessions: %s".formatted(given, SessionWords.ids(found)));
        }
      }
    }
    throw new RefusedException(
        listed.isEmpty()
            ? "there is no session '%s': there are none at all".formatted(given)
            : "there is no session '%s', only %s".formatted(given, SessionWords.ids(listed)));
  }
}
