package dev.classmoji.classifier.expression;

import dev.classmoji.schemas.DeadLetter;
import dev.classmoji.schemas.DeadLetterReason;
import java.util.function.LongSupplier;

/** Writes the classifier's dead letters. */
final class DeadLetters {
  private static final String STAGE = "classifier";

  private final LongSupplier epochMicros;

  DeadLetters(LongSupplier epochMicros) {
    this.epochMicros = epochMicros;
  }

  /**
   * @param detail one line for a person, without anything of the record's pixels
   */
  Outcome.Refused refuse(Place place, byte[] key, DeadLetterReason reason, String detail) {
    return new Outcome.Refused(
        place,
        key,
        new DeadLetter(
            STAGE,
            place.partition().topic(),
            place.partition().partition(),
            place.first(),
            place.last(),
            reason,
            detail,
            epochMicros.getAsLong()));
  }

  /** The letter for records that expired before they were read. */
  Outcome.Refused lost(Place gap) {
    return refuse(
        gap,
        null,
        DeadLetterReason.LOST,
        "%d records expired before they were read".formatted(gap.records()));
  }
}
