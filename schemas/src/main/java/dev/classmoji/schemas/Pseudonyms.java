package dev.classmoji.schemas;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which pseudonyms of a session stand for one student, and what that student is called.
 *
 * @param aliases as in {@link SessionDescriptor}: the pseudonyms that turned out to be another's
 */
public record Pseudonyms(Map<String, String> aliases) {
  /** Every one stands for a student of its own. */
  public static final Pseudonyms DISTINCT = new Pseudonyms(Map.of());

  /** S2 before S10, S99 before S100. */
  public static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /**
   * @throws IllegalArgumentException if an alias is another's
   */
  public Pseudonyms {
    aliases = Map.copyOf(aliases);
    if (aliases.values().stream().anyMatch(aliases::containsKey)) {
      throw new IllegalArgumentException("an alias stands for a student, not for an alias");
    }
  }

  /** As they are told of a session. */
  public static Pseudonyms of(SessionDescriptor session) {
    return new Pseudonyms(session.getAliases());
  }

  /** The pseudonym that a student has now; the same for whoever did not turn out to be another. */
  public String present(String student) {
    return aliases.getOrDefault(student, student);
  }

  /**
   * All that stand for the student whom one of them stands for: the present one, then by number.
   */
  public List<String> together(String student) {
    var present = present(student);
    var others =
        aliases.entrySet().stream()
            .filter(alias -> alias.getValue().equals(present))
            .map(Map.Entry::getKey)
            .sorted(BY_NUMBER);
    return Stream.concat(Stream.of(present), others).toList();
  }

  /**
   * The name of the student whom a pseudonym stands for: that of the present one, or else the first
   * that another one of the same student has.
   *
   * @param given the name that was given to a pseudonym; null if none was
   * @return null if there is none
   */
  public String name(String student, UnaryOperator<String> given) {
    return together(student).stream().map(given).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /**
   * The names of all who have one, whichever pseudonym it was given to.
   *
   * @param given by pseudonym
   */
  public Map<String, String> names(Map<String, String> given) {
    var names = new HashMap<>(given);
    Stream.concat(aliases.keySet().stream(), aliases.values().stream())
        .forEach(student -> names.compute(student, (same, own) -> name(same, given::get)));
    return names;
  }
}
