package dev.classmoji.aggregator.subscription.event;

import dev.classmoji.schemas.EmojiEvent;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.Showing;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which events a subscriber asks for: those that match all of it.
 *
 * @param session a session id {@code name~run}, or a class's name for every run of it
 * @param student a pseudonym
 * @param expressions what the student must have turned to; empty for anything
 * @param changesOnly whether a student's first event, before which nothing was shown, is left out
 */
public record Filter(
    Optional<String> session,
    Optional<String> student,
    Set<Showing> expressions,
    boolean changesOnly) {
  /** Lets everything through. */
  public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Set.of(), false);

  /** The names of its parameters, in a query and elsewhere. */
  public static final Set<String> PARAMETERS =
      Set.of("session", "student", "expression", "changes");

  public Filter {
    expressions = Set.copyOf(expressions);
  }

  /**
   * Reads {@code session}, {@code student}, {@code expression} (one, or several with commas between
   * them) and {@code changes} ({@code true} or {@code false}); any other name is not looked at.
   *
   * @throws IllegalArgumentException if one is not allowed; the message is one line for a person
   */
  public static Filter of(Map<String, String> parameters) {
    return new Filter(
        Optional.ofNullable(parameters.get("session")).map(Filter::session),
        Optional.ofNullable(parameters.get("student")).map(Filter::student),
        expressions(parameters.get("expression")),
        changes(parameters.getOrDefault("changes", "false")));
  }

  private static String session(String text) {
    try {
      return text.indexOf('~') < 0
          ? SessionId.newRun(text).name()
          : SessionId.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "session must be a class's name such as math-7b, or one run of it such as math-7b~k3f9");
    }
  }

  private static String student(String text) {
    if (!Keys.isStudent(text)) {
      throw new IllegalArgumentException("student must be a pseudonym such as S01");
    }
    return text;
  }

  private static Set<Showing> expressions(String text) {
    var expressions = EnumSet.noneOf(Showing.class);
    if (text != null) {
      for (var name : text.split(",", -1)) {
        expressions.add(expression(name));
      }
    }
    return expressions;
  }

  private static Showing expression(String name) {
    for (var showing : Showing.values()) {
      if (Envelope.name(showing).equals(name.toLowerCase(Locale.ROOT))) {
        return showing;
      }
    }
    throw new IllegalArgumentException(
        "expression must be angry, disgust, fear, happy, sad, surprise, neutral, unsure or away, or"
            + " several of them with commas between them");
  }

  private static boolean changes(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("changes must be true or false");
    };
  }

  /** The one session it is about, {@code name~run}, if it is one: all of it is in one partition. */
  public Optional<String> run() {
    return session.filter(id -> id.indexOf('~') >= 0);
  }

  /** Whether an event is asked for. */
  public boolean matches(EmojiEvent event) {
    return (session.isEmpty() || isOf(session.get(), event.getSession()))
        && (student.isEmpty() || student.get().equals(event.getStudent()))
        && (expressions.isEmpty() || expressions.contains(event.getTo()))
        && !(changesOnly && event.getFrom() == null);
  }

  private static boolean isOf(String asked, String session) {
    return asked.indexOf('~') >= 0
        ? asked.equals(session)
        : session.length() > asked.length()
            && session.startsWith(asked)
            && session.charAt(asked.length()) == '~';
  }
}
