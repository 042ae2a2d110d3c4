package dev.classmoji.standalone.sessions;

import dev.classmoji.schemas.Keys;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds, in one partition, how far the log belongs to deleted sessions alone, and what one of them
 * has behind that. Is shown every record, in order; a record without a key belongs to somebody
 * else.
 */
final class PartitionScan {
  private static final long NONE = -1;

  private final String session;
  private final Set<String> gone;
  private final long from;
  private final Set<String> keysHeld = new TreeSet<>();
  private long firstKept = NONE;
  private long newestLeftMillis = NONE;
  private boolean beginsWithGone;

  PartitionScan(String session, Set<String> gone) {
    this(session, gone, 0);
  }

  /**
   * @param from offset of the first record that matters
   */
  PartitionScan(String session, Set<String> gone, long from) {
    this.session = session;
    this.gone = Set.copyOf(gone);
    this.from = from;
  }

  void visit(ConsumerRecord<String, byte[]> record) {
    if (record.offset() < from) {
      return;
    }
    var owner = record.key() == null ? "" : Keys.sessionOf(record.key());
    if (firstKept == NONE && gone.contains(owner)) {
      beginsWithGone = true;
    } else if (firstKept == NONE) {
      firstKept = record.offset();
    }
    if (owner.equals(session)) {
      visitOwn(record);
    }
  }

  private void visitOwn(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      keysHeld.remove(record.key());
      return;
    }
    keysHeld.add(record.key());
    if (firstKept != NONE) {
      newestLeftMillis = Math.max(newestLeftMillis, record.timestamp());
    }
  }

  /** Says where the partition ended. */
  void end(long offset) {
    if (firstKept == NONE) {
      firstKept = offset;
    }
  }

  /** Whether there is anything before {@link #firstKept}. */
  boolean beginsWithGone() {
    return beginsWithGone;
  }

  /** Offset of the first record that is not a deleted session's; the log's end if there is none. */
  long firstKept() {
    return firstKept;
  }

  /** The session's keys whose latest record is not a tombstone. */
  Set<String> keysHeld() {
    return Collections.unmodifiableSet(keysHeld);
  }

  /** Whether the session has records, other than tombstones, behind {@link #firstKept}. */
  boolean leavesSome() {
    return newestLeftMillis != NONE;
  }

  /** Log-append time of the newest of those, milliseconds since the epoch. */
  long newestLeftMillis() {
    return newestLeftMillis;
  }
}
