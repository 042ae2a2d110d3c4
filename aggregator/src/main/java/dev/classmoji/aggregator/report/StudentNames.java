package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.SessionDescriptor;
import dev.classmoji.schemas.Source;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of a session's students who have one, by pseudonym. */
final class StudentNames {
  private StudentNames() {}

  static Map<String, String> of(SessionDescriptor session) {
    return session.getSources().stream()
        .filter(source -> source.getStudent() != null && source.getLabel() != null)
        .collect(Collectors.toMap(Source::getStudent, Source::getLabel, (first, second) -> first));
  }
}
