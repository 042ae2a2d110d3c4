package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.SessionDescriptor;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of a session's students who have one, by pseudonym: the teacher's own before others.
 */
final class StudentNames {
  private StudentNames() {}

  /**
   * @param labels what the teacher calls students, by pseudonym
   */
  static Map<String, String> of(SessionDescriptor session, Map<String, String> labels) {
    var names = new HashMap<>(labels);
    session.getSources().stream()
        .filter(source -> source.getStudent() != null && source.getLabel() != null)
        .forEach(source -> names.putIfAbsent(source.getStudent(), source.getLabel()));
    return names;
  }
}
