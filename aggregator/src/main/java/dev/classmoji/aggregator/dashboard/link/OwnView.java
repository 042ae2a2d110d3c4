package dev.classmoji.aggregator.dashboard.link;

import java.util.regex.Pattern;

/**
 * What a link leads to: what one student showed in one run of a class.
 *
 * @param session session id, {@code name~run}
 * @param student pseudonym
 */
public record OwnView(String session, String student) {
  private static final Pattern STUDENT = Pattern.compile("[A-Za-z0-9-]{1,32}");

  public OwnView {
    if (session.indexOf('/') >= 0 || !STUDENT.matcher(student).matches()) {
      throw new IllegalArgumentException("there is no student %s".formatted(student));
    }
  }
}
