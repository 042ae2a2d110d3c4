package dev.classmoji.aggregator.topology;

import dev.classmoji.aggregator.feedback.Probabilities;
import dev.classmoji.schemas.Expression;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.StudentAlias;
import dev.classmoji.schemas.Topics;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What the schema cannot say of a message of {@code classmoji.expressions}. */
final class Contract {

  private static final int WHOLE = 10_000;
  private static final int ROUNDING = Probabilities.EXPRESSIONS;

  private Contract() {}

  /** How a record breaks the contract, in one line; empty if it keeps it. */
  static Optional<String> breach(String key, SpecificRecord message) {
    if (!Topics.EXPRESSIONS.messages().contains(message.getClass())) {
      return Optional.of(message.getSchema().getName() + " does not belong here");
    }
    var session = (String) message.get(message.getSchema().getField("session").pos());
    try {
      SessionId.parse(session);
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
    var expected =
        message instanceof Expression expression
            ? Keys.student(session, expression.getStudent())
            : session;
    if (!expected.equals(key)) {
      return Optional.of("key is not " + expected);
    }
    if (message instanceof StudentAlias alias) {
      return breach(alias);
    }
    return message instanceof Expression expression ? breach(expression) : Optional.empty();
  }

  /** It becomes a part of its session's descriptor, which no reader may have to refuse for it. */
  private static Optional<String> breach(StudentAlias alias) {
    return Keys.isStudent(alias.getStudent()) && Keys.isStudent(alias.getSameAs())
        ? Optional.empty()
        : Optional.of("an alias names no students");
  }

  private static Optional<String> breach(Expression expression) {
    var parts = expression.getProbabilities();
    boolean sound =
        parts.size() == Probabilities.EXPRESSIONS
            && parts.stream().allMatch(part -> part >= 0 && part <= WHOLE)
            && Math.abs(parts.stream().mapToInt(Integer::intValue).sum() - WHOLE) <= ROUNDING;
    return sound ? Optional.empty() : Optional.of("no seven probabilities: " + parts);
  }
}
