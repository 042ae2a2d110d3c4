package dev.classmoji.standalone.sessions;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a topic still holds of a deleted session.
 *
 * @param topic its name
 * @param until when it is gone at the latest; empty if Kafka never drops it
 */
record Leftover(String topic, Optional<Instant> until) {

  /** All of them in one line, which begins in the middle of a sentence. */
  static String line(List<Leftover> leftovers, ZoneId zone) {
    var topics = leftovers.stream().map(Leftover::topic).collect(Collectors.joining(", "));
    var behind = "behind other sessions' records, some of its own stay in %s ".formatted(topics);
    if (leftovers.stream().anyMatch(leftover -> leftover.until().isEmpty())) {
      return behind + "for as long as the topics are kept: they have no time limit.";
    }
    var latest =
        leftovers.stream()
            .map(Leftover::until)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    return behind
        + "until %s at the latest, or the first run after it."
            .formatted(SessionWords.time(latest.orElseThrow(), zone));
  }
}
