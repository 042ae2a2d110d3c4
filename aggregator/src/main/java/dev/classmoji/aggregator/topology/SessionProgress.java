package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.ClassHistory;
import dev.classmoji.aggregator.feedback.Tally;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.SessionState;
import java.util.HashMap;
import java.util.Map;

/**
 * All that is remembered of a session besides its students. Of an ended one only its descriptor is
 * left: it tells late duplicates from a new session.
 *
 * @param descriptor as it was last published; where students are told of, with the aliases
 * @param second the last tick, whole seconds of media time; -1 before the first
 * @param aliases pseudonyms that turned out to be another's, and whose
 * @param heardAtMillis wall clock when it was last heard of, milliseconds since the epoch
 */
record SessionProgress(
    SessionDescriptor descriptor,
    long second,
    ClassHistory history,
    Map<String, String> aliases,
    long heardAtMillis) {

  SessionProgress {
    aliases = Map.copyOf(aliases);
  }

  /** A session of which nothing is known but its descriptor: one that begins, or has ended. */
  static SessionProgress of(SessionDescriptor descriptor, long nowMillis) {
    return new SessionProgress(descriptor, -1, ClassHistory.EMPTY, Map.of(), nowMillis);
  }

  boolean runs() {
    return descriptor.getState() == SessionState.RUNNING;
  }

  /** Whether feedback on single students may be given. */
  boolean perStudent() {
    return descriptor.getPerStudent();
  }

  SessionProgress ticked(long at, Tally tally, long nowMillis) {
    return new SessionProgress(descriptor, at, history.then(tally), aliases, nowMillis);
  }

  /**
   * @param student no alias, and no longer a student
   * @param sameAs another, no alias either
   */
  SessionProgress aliased(String student, String sameAs) {
    var more = new HashMap<String, String>();
    aliases.keySet().forEach(alias -> more.put(alias, resolve(alias)));
    more.replaceAll((alias, present) -> present.equals(student) ? sameAs : present);
    more.put(student, sameAs);
    var told = perStudent() ? Descriptors.aliased(descriptor, more) : descriptor;
    return new SessionProgress(told, second, history, more, heardAtMillis);
  }

  /** The pseudonym under which a student's readings count. */
  String resolve(String student) {
    var name = student;
    while (aliases.containsKey(name)) { // never a cycle: only a name that is no alias becomes one
      name = aliases.get(name);
    }
    return name;
  }
}
