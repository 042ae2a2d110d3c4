package dev.classmoji.standalone.sessions;

import dev.classmoji.schemas.EndReason;
import dev.classmoji.schemas.EpochMicros;
import dev.classmoji.schemas.IngestCounters;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionState;
import dev.classmoji.schemas.Source;
import dev.classmoji.schemas.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Made-up descriptors. */
final class Sessions {
  static final Instant STARTED = Instant.parse("2026-11-20T09:30:00Z");
  private static final long MICROS = 1_000_000;
  private static final IngestCounters COUNTERS =
      new IngestCounters(60L, 10L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

  private Sessions() {}

  static SessionDescriptor running(String id, Instant started) {
    var session = SessionId.parse(id);
    return new SessionDescriptor(
        id,
        session.name(),
        session.run(),
        SessionState.RUNNING,
        List.of(new Source("v1", SourceKind.RECORDING, 1280, 720, 90 * MICROS, null, null)),
        0,
        5.0,
        0L,
        null,
        0,
        EpochMicros.of(started),
        null,
        Map.of(),
        true,
        Map.of());
  }

  static SessionDescriptor abandoned(String id, Instant started) {
    return SessionDescriptor.newBuilder(running(id, started))
        .setState(SessionState.ABANDONED)
        .setStudents(3)
        .build();
  }

  /** Of 90 seconds and twelve students. */
  static SessionDescriptor ended(String id, Instant started) {
    return ended(id, started, 90, 12);
  }

  static SessionDescriptor ended(String id, Instant started, long mediaSeconds, int students) {
    long endedAt = EpochMicros.of(started.plusSeconds(mediaSeconds));
    return SessionDescriptor.newBuilder(running(id, started))
        .setState(SessionState.ENDED)
        .setStudents(students)
        .setEnded(
            new SessionEnded(id, EndReason.COMPLETED, "", mediaSeconds * MICROS, endedAt, COUNTERS))
        .build();
  }
}
