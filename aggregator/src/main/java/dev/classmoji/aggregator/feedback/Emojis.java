package dev.classmoji.aggregator.feedback;

import dev.classmoji.schemas.Showing;
import java.util.EnumMap;
import java.util.Map;

/** The emoji for each state. */
public record Emojis(Map<Showing, String> byShowing) {

  public Emojis {
    for (var showing : Showing.values()) {
      if (byShowing.getOrDefault(showing, "").isBlank()) {
        throw new IllegalArgumentException("no emoji for " + showing);
      }
    }
    byShowing = Map.copyOf(new EnumMap<>(byShowing));
  }

  public String of(Showing showing) {
    return byShowing.get(showing);
  }
}
