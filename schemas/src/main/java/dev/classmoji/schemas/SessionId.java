package dev.classmoji.schemas;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * One class meeting: a name and a run, written {@code math-7b~k3f9}. A new run by default, so that
 * a second run of the same recording never mixes with the first.
 *
 * @param name the class's name, {@code [a-z0-9-]{1,64}}
 * @param run the run's id, {@code [a-z0-9]{1,16}}
 */
public record SessionId(String name, String run) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern RUN = Pattern.compile("[a-z0-9]{1,16}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public SessionId {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "session name '%s' is not allowed: use 1 to 64 of a-z, 0-9 and -".formatted(name));
    }
    if (!RUN.matcher(run).matches()) {
      throw new IllegalArgumentException(
          "run id '%s' is not allowed: use 1 to 16 of a-z and 0-9".formatted(run));
    }
  }

  /** A new run of the class {@code name}: six random characters of base 36. */
  public static SessionId newRun(String name) {
    var run = new StringBuilder(6);
    for (int i = 0; i < 6; i++) {
      run.append(Character.forDigit(RANDOM.nextInt(36), 36));
    }
    return new SessionId(name, run.toString());
  }

  /**
   * Reads {@code name~run}.
   *
   * @throws IllegalArgumentException if {@code id} is no session id
   */
  public static SessionId parse(String id) {
    int tilde = id.indexOf('~');
    if (tilde < 0) {
      throw new IllegalArgumentException("'%s' is no session id: it lacks '~'".formatted(id));
    }
    return new SessionId(id.substring(0, tilde), id.substring(tilde + 1));
  }

  /**
   * What a person calls a session that is to begin: {@code name~run}, or {@code name} for a new run
   * of that class.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static SessionId of(String text) {
    return text.indexOf('~') < 0 ? newRun(text) : parse(text);
  }

  @Override
  public String toString() {
    return name + '~' + run;
  }
}
