package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes readings for tests. */
final class Readings {
  private static final int CLASSES = ClassNames.CLASSES.size();

  private Readings() {}

  /**
   * A reading of an image that shows {@code truth}.
   *
   * @param units the probability of {@code read}; the next class has the rest
   */
  static Reading of(Showing truth, Showing read, int units) {
    return of(truth + "/" + units + ".png", truth, read, units);
  }

  static Reading of(String file, Showing truth, Showing read, int units) {
    var probabilities = new ArrayList<>(Collections.nCopies(CLASSES, 0));
    probabilities.set(read.ordinal(), units);
    probabilities.set((read.ordinal() + 1) % CLASSES, Reading.CERTAIN - units);
    return new Reading(
        new LabelledImage(file, truth), Drawn.pixels(64 * 64, units), List.copyOf(probabilities));
  }
}
