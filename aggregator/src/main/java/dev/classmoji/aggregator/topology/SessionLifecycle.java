package dev.classmoji.aggregator.topology;

import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionStarted;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The beginning and the end of sessions. Their end is a record; the wall clock only gives up those
 * that fell silent, and forgets those that ended long ago.
 */
final class SessionLifecycle {
  private final ProcessingContext context;
  private final TopologySettings settings;
  private final KeyValueStore<String, SessionProgress> sessions;
  private final Students students;
  private final Outbox outbox;

  SessionLifecycle(
      ProcessingContext context,
      TopologySettings settings,
      KeyValueStore<String, SessionProgress> sessions,
      Students students,
      Outbox outbox) {
    this.context = context;
    this.settings = settings;
    this.sessions = sessions;
    this.students = students;
    this.outbox = outbox;
  }

  /** A start that comes again changes nothing, whether its session still runs or not. */
  void start(SessionStarted started) {
    if (sessions.get(started.getSession()) == null) {
      start(Descriptors.of(started, here()));
    }
  }

  /** The session if it runs; one never heard of is presumed to; empty if it has ended. */
  Optional<SessionProgress> running(String session) {
    var known = sessions.get(session);
    if (known == null) {
      return Optional.of(start(Descriptors.presumed(session, here(), nowMicros())));
    }
    return Optional.of(known).filter(SessionProgress::runs);
  }

  void end(SessionProgress running, SessionEnded ended) {
    var session = ended.getSession();
    var descriptor =
        Descriptors.ended(running.descriptor(), ended, here(), students.of(session).size());
    outbox.descriptor(descriptor);
    forgetStudents(session);
    // what is left of it tells its late duplicates from a new session
    sessions.put(session, SessionProgress.of(descriptor, now()));
  }

  /** By the wall clock: gives up what fell silent, forgets what ended long ago. */
  void sweep(long nowMillis) {
    for (var session : silentSince(nowMillis)) {
      if (session.runs()) {
        var descriptor = session.descriptor();
        int known = students.of(descriptor.getSession()).size();
        outbox.descriptor(Descriptors.abandoned(descriptor, known));
        forgetStudents(descriptor.getSession());
      }
      sessions.delete(session.descriptor().getSession());
    }
  }

  private Iterable<SessionProgress> silentSince(long nowMillis) {
    var silent = new ArrayList<SessionProgress>();
    try (var all = sessions.all()) {
      all.forEachRemaining(
          entry -> {
            var kept = entry.value.runs() ? settings.abandonedAfter() : settings.endedKept();
            if (nowMillis - entry.value.heardAtMillis() >= kept.toMillis()) {
              silent.add(entry.value);
            }
          });
    }
    return silent;
  }

  private SessionProgress start(SessionDescriptor descriptor) {
    var started = SessionProgress.of(descriptor, now());
    sessions.put(descriptor.getSession(), started);
    outbox.descriptor(descriptor);
    return started;
  }

  private void forgetStudents(String session) {
    students.of(session).keySet().forEach(student -> students.remove(session, student));
  }

  private RecordMetadata here() {
    return context.recordMetadata().orElseThrow();
  }

  private long now() {
    return context.currentSystemTimeMs();
  }

  private long nowMicros() {
    return TimeUnit.MILLISECONDS.toMicros(now());
  }
}
