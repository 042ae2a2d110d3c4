package dev.classmoji.ingest.source;

import java.util.concurrent.TimeUnit;

/**
 * When to show the frames of a stream that comes a segment at a time, as HLS does: in the rhythm of
 * their timestamps, not all at once. And which of them were shown already: whoever asks for such a
 * stream anew gets its latest segment, however long ago that was. Not thread-safe.
 */
final class Playout {
  /** Who would have to wait longer than a segment is, or is late for so long, has other times. */
  private static final long JUMP_NANOS = TimeUnit.SECONDS.toNanos(15);

  private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** Segments come late by part of their length, since they are asked for now and then. */
  private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** A segment that was there already comes faster than it plays. */
  private static final long RETURN_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** What was decoded before the connection was lost, but held back. */
  private static final long HELD_BACK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long SEGMENTS_NANOS = TimeUnit.SECONDS.toNanos(60);

  private boolean connected;
  private boolean returning;
  private long connectedAtNanos;
  private boolean begun;
  private long beginningNanos;
  private long firstTimestamp;
  private long latestTimestamp;
  private long slackNanos;
  private boolean late;
  private long lateSinceNanos;

  /** The next frame is the first one of a new connection. */
  void reconnect() {
    connected = false;
    returning |= begun;
    begun = false;
  }

  /**
   * Whether a frame was there before the connection was lost, and shown or about to be.
   *
   * @param timestamp nanoseconds, by the stream's clock
   * @param now nanoseconds, by ours
   */
  boolean shown(long timestamp, long now) {
    if (!connected) {
      connected = true;
      connectedAtNanos = now;
    }
    returning &=
        timestamp <= latestTimestamp + HELD_BACK_NANOS
            && latestTimestamp - timestamp < SEGMENTS_NANOS
            && now - connectedAtNanos < RETURN_NANOS;
    return returning;
  }

  /**
   * How long a frame is to wait, nanoseconds, 0 or more.
   *
   * @param timestamp nanoseconds, by the stream's clock
   * @param now nanoseconds, by ours
   */
  long waitNanos(long timestamp, long now) {
    long wait = timestamp - firstTimestamp - (now - beginningNanos);
    if (!begun || timestamp < latestTimestamp || wait > JUMP_NANOS || lateForLong(wait, now)) {
      begun = true;
      late = false;
      beginningNanos = now;
      firstTimestamp = timestamp;
      slackNanos = SLACK_NANOS;
      wait = 0;
    } else if (wait < 0 && -wait <= slackNanos) {
      beginningNanos -= wait;
      slackNanos += wait;
    }
    latestTimestamp = timestamp;
    return Math.max(0, wait);
  }

  private boolean lateForLong(long wait, long now) {
    if (wait >= 0 || !late) {
      late = wait < 0;
      lateSinceNanos = now;
    }
    return late && now - lateSinceNanos > LATE_NANOS;
  }
}
