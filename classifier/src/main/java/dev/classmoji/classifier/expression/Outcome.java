package dev.classmoji.classifier.expression;

import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.Expression;

/** What becomes of a record of classmoji.face-crops. Every record has exactly one. */
sealed interface Outcome {

  /** What it is the outcome of. */
  Place place();

  /** The source record's key; null where there was none. */
  byte[] key();

  /** A crop that the model has read. */
  record Read(Place place, byte[] key, Expression expression) implements Outcome {}

  /** A control record that goes on, byte for byte, so that fields of newer writers survive. */
  record Passed(Place place, byte[] key, byte[] value) implements Outcome {}

  /** A record that could not be used. */
  record Refused(Place place, byte[] key, DeadLetter letter) implements Outcome {}
}
