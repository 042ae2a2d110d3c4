package dev.classmoji.aggregator.subscription;

import dev.classmoji.aggregator.subscription.event.Filter;
import dev.classmoji.aggregator.subscription.event.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a subscriber asks for.
 *
 * @param start after which position; empty for what comes from now on
 */
record Request(Filter filter, Optional<Position> start) {
  private static final String AFTER = "after";
  private static final String FROM = "from";

  /**
   * Reads a query. {@code after} is a position, {@code from} is {@code start} or {@code now}; the
   * position of a client that comes back, if it says one, counts more than both, since such a
   * client repeats its first query.
   *
   * @param query all values by name
   * @param lastEventId null or empty for none
   * @throws IllegalArgumentException if it is not understood; the message is one line for a person
   */
  static Request of(Map<String, List<String>> query, String lastEventId) {
    var parameters = new HashMap<String, String>();
    query.forEach((name, values) -> parameters.put(name, only(name, values)));
    return new Request(Filter.of(parameters), start(parameters, lastEventId));
  }

  private static String only(String name, List<String> values) {
    if (!Filter.PARAMETERS.contains(name) && !name.equals(AFTER) && !name.equals(FROM)) {
      throw new IllegalArgumentException(
          "there are session, student, expression, changes, after and from to ask by, and no more");
    }
    if (values.size() > 1) {
      throw new IllegalArgumentException(name + " must be said once");
    }
    return values.get(0);
  }

  private static Optional<Position> start(Map<String, String> parameters, String lastEventId) {
    var from = parameters.getOrDefault(FROM, "now");
    if (!from.equals("start") && !from.equals("now")) {
      throw new IllegalArgumentException("from must be start or now");
    }
    if (lastEventId != null && !lastEventId.isEmpty()) {
      return Optional.of(Position.parse(lastEventId));
    }
    if (parameters.containsKey(AFTER)) {
      return Optional.of(Position.parse(parameters.get(AFTER)));
    }
    return from.equals("start") ? Optional.of(Position.START) : Optional.empty();
  }
}
