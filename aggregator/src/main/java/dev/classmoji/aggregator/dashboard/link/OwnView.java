package dev.classmoji.aggregator.dashboard.link;

import dev.classmoji.schemas.Keys;

/**
 * What a link leads to: what one student showed in one run of a class.
 *
 * @param session session id, {@code name~run}
 * @param student pseudonym
 */
public record OwnView(String session, String student) {
  public OwnView {
    if (session.indexOf('/') >= 0 || !Keys.isStudent(student)) {
      throw new IllegalArgumentException("there is no student %s".formatted(student));
    }
  }
}
