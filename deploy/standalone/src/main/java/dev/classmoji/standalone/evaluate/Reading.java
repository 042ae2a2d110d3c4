package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.util.List;

/**
 * What the model read off one image.
 *
 * @param crop what it was shown: 8-bit gray, row by row
 * @param probabilities of the seven classes, in units of 1/10,000, as the classifier publishes them
 */
record Reading(LabelledImage image, byte[] crop, List<Integer> probabilities) {
  /** A probability of 1. */
  static final int CERTAIN = 10_000;

  /** The class of the highest probability; the first of equals. */
  Showing answer() {
    return ClassNames.CLASSES.get(probabilities.indexOf(confidence()));
  }

  /** The highest probability. */
  int confidence() {
    return probabilities.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** The probability of what the image is known to show. */
  int ofLabel() {
    return probabilities.get(image.label().ordinal());
  }

  boolean isRight() {
    return answer() == image.label();
  }
}
