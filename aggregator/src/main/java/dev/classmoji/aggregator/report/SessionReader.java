package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.MessageFormat;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Topic;
import dev.classmoji.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what the topics hold of one session, each up to the time of the call. */
final class SessionReader {
  /** The broker's clock and that of ingest may differ by so much. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final SessionDescriptor session;
  private final LogRanges ranges;
  private final TopicReader reader;
  private final LogReader log;
  private final Deserializer<SpecificRecord> messages;
  private long unreadable;

  /**
   * @param all sees uncommitted records too, and so the true end of each log
   * @param committed sees committed records alone
   * @param patience how long a log may stand still before {@link TimeoutException}
   */
  SessionReader(
      Consumer<String, byte[]> all,
      Consumer<String, byte[]> committed,
      MessageFormat format,
      SessionDescriptor session,
      Duration patience) {
    this.session = session;
    this.ranges = new LogRanges(all, session.getPartition());
    this.messages = format.deserializer();
    this.reader = new TopicReader(committed, messages, patience);
    this.log = new LogReader(committed, patience);
  }

  /**
   * Reads {@code classmoji.expressions}.
   *
   * @return how many offsets of it retention has taken
   */
  long readExpressions(SessionFold fold) {
    var last = session.getLastOffset();
    var range =
        ranges.between(
            Topics.EXPRESSIONS,
            session.getFirstOffset(),
            last == null ? OptionalLong.empty() : OptionalLong.of(last));
    read(range, fold);
    return range.expired();
  }

  /** Reads topics whose records came after the session's start. */
  void read(Iterable<Topic> topics, SessionFold fold) {
    var since = EpochMicros.instant(session.getStartedAtMicros()).minus(CLOCKS_DIFFER);
    for (var topic : topics) {
      read(ranges.since(topic, since), fold);
    }
  }

  /** What the teacher calls students, by pseudonym; a cluster of an earlier version knows none. */
  Map<String, String> readLabels() {
    if (!ranges.has(Topics.STUDENT_LABELS)) {
      return Map.of();
    }
    var labels = new StudentLabels(session.getSession(), messages);
    log.read(ranges.whole(Topics.STUDENT_LABELS), labels::visit);
    unreadable += labels.unreadable();
    return labels.names();
  }

  private void read(LogRange range, SessionFold fold) {
    unreadable += reader.read(range, session.getSession(), fold);
  }

  /** How many of the session's records could not be decoded so far. */
  long unreadable() {
    return unreadable;
  }
}
