package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Showing;
import java.util.Locale;

/**
 * How a report speaks of what a face shows: of how it looks, never of what someone feels.
 *
 * @param name in files: one of the seven expressions, {@code unsure} or {@code away}
 * @param one of one student, e.g. "looks happy"
 * @param many of several, e.g. "look happy"
 */
record Appearance(String name, String one, String many) {

  static Appearance of(Showing showing) {
    return switch (showing) {
      case ANGRY -> looks(showing, "angry");
      case DISGUST -> looks(showing, "disgusted");
      case FEAR -> looks(showing, "afraid");
      case HAPPY -> looks(showing, "happy");
      case SAD -> looks(showing, "sad");
      case SURPRISE -> looks(showing, "surprised");
      case NEUTRAL -> looks(showing, "neutral");
      case UNSURE -> new Appearance(name(showing), "unsure", "are hard to read");
      case AWAY -> new Appearance(name(showing), "away", "are away");
    };
  }

  private static Appearance looks(Showing showing, String adjective) {
    return new Appearance(name(showing), "looks " + adjective, "look " + adjective);
  }

  private static String name(Showing showing) {
    return showing.name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is one of the seven expressions, which have a confidence. */
  static boolean isExpression(Showing showing) {
    return showing != Showing.UNSURE && showing != Showing.AWAY;
  }
}
