package dev.classmoji.classifier.expression;

import dev.classmoji.schemas.FaceCrop;

/** A record as it waits for its outcome. */
sealed interface Arrival {

  Place place();

  /** A sound crop that waits for the model. */
  record Crop(Place place, byte[] key, FaceCrop face) implements Arrival {}

  /** A sound crop with the very pixels of its student's crop before, whose answer it shares. */
  record Repeat(Place place, byte[] key, FaceCrop face) implements Arrival {}

  /** A record whose outcome is known and only waits for its turn. */
  record Settled(Outcome outcome) implements Arrival {
    @Override
    public Place place() {
      return outcome.place();
    }
  }
}
