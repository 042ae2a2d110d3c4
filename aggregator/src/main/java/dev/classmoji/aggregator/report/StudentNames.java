package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Pseudonyms;
import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names of a session's students who have one, by pseudonym: the teacher's own before others. A
 * student who turned out to be another has that one's name, and that one this student's.
 */
final class StudentNames {
  private StudentNames() {}

  /**
   * @param labels what the teacher calls students, by pseudonym
   */
  static Map<String, String> of(SessionDescriptor session, Map<String, String> labels) {
    var pseudonyms = Pseudonyms.of(session);
    var names = new HashMap<>(pseudonyms.names(ofSources(session)));
    names.putAll(pseudonyms.names(labels));
    return names;
  }

  private static Map<String, String> ofSources(SessionDescriptor session) {
    return session.getSources().stream()
        .filter(source -> source.getStudent() != null && source.getLabel() != null)
        .collect(Collectors.toMap(Source::getStudent, Source::getLabel, (first, next) -> first));
  }
}
