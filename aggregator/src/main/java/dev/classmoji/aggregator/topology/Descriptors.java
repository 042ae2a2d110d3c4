package dev.classmoji.aggregator.topology;

import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionEnded;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.SessionStarted;
import dev.classmoji.schemas.SessionState;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Words what is known of a session. */
final class Descriptors {
  private Descriptors() {}

  static SessionDescriptor of(SessionStarted started, RecordMetadata at) {
    return begun(started.getSession(), at)
        .setName(started.getName())
        .setRun(started.getRun())
        .setSources(started.getSources())
        .setSamplesPerSecond(started.getSamplesPerSecond())
        .setStartedAtMicros(started.getStartedAtMicros())
        .setPerStudent(started.getPerStudent())
        .build();
  }

  /**
   * Of a session whose beginning has expired from the log: its id, and when it was first heard.
   * Whether its students agreed to be read one by one is not known, so they are not.
   */
  static SessionDescriptor presumed(String session, RecordMetadata at, long nowMicros) {
    var id = SessionId.parse(session);
    return begun(session, at)
        .setName(id.name())
        .setRun(id.run())
        .setSources(List.of())
        .setSamplesPerSecond(0)
        .setStartedAtMicros(nowMicros)
        .setPerStudent(false)
        .build();
  }

  /**
   * @param aliases resolved: none is another's
   */
  static SessionDescriptor aliased(SessionDescriptor running, Map<String, String> aliases) {
    return SessionDescriptor.newBuilder(running).setAliases(aliases).build();
  }

  static SessionDescriptor ended(
      SessionDescriptor running, SessionEnded ended, RecordMetadata at, int students) {
    return SessionDescriptor.newBuilder(running)
        .setState(SessionState.ENDED)
        .setLastOffset(at.offset())
        .setStudents(students)
        .setEnded(ended)
        .build();
  }

  static SessionDescriptor abandoned(SessionDescriptor running, int students) {
    return SessionDescriptor.newBuilder(running)
        .setState(SessionState.ABANDONED)
        .setStudents(students)
        .build();
  }

  private static SessionDescriptor.Builder begun(String session, RecordMetadata at) {
    return SessionDescriptor.newBuilder()
        .setSession(session)
        .setState(SessionState.RUNNING)
        .setPartition(at.partition())
        .setFirstOffset(at.offset())
        .setStudents(0);
  }
}
