package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The seven classes, and how folders name them. */
final class ClassNames {
  /** In the order in which probabilities are listed everywhere. */
  static final List<Showing> CLASSES = List.copyOf(EnumSet.range(Showing.ANGRY, Showing.NEUTRAL));

  private static final Map<String, Showing> BY_FOLDER = new HashMap<>();

  static {
    folders(Showing.ANGRY, "angry", "anger");
    folders(Showing.DISGUST, "disgust", "disgusted");
    folders(Showing.FEAR, "fear", "fearful", "afraid", "scared");
    folders(Showing.HAPPY, "happy", "happiness", "joy");
    folders(Showing.SAD, "sad", "sadness");
    folders(Showing.SURPRISE, "surprise", "surprised");
    folders(Showing.NEUTRAL, "neutral", "calm");
  }

  private ClassNames() {}

  private static void folders(Showing showing, String... names) {
    for (var name : names) {
      BY_FOLDER.put(name, showing);
    }
  }

  /** The class that a folder of this name holds, in whatever case; empty if it names none. */
  static Optional<Showing> of(String folder) {
    return Optional.ofNullable(BY_FOLDER.get(folder.strip().toLowerCase(Locale.ROOT)));
  }

  /** What a class is called in tables and files, e.g. {@code happy}. */
  static String name(Showing showing) {
    return showing.name().toLowerCase(Locale.ROOT);
  }

  /** All names, for a person. */
  static String all() {
    return CLASSES.stream().map(ClassNames::name).collect(Collectors.joining(", "));
  }
}
