package dev.classmoji.aggregator.feedback;

import dev.classmoji.schemas.Showing;

/**
 * What is shown of a student, and what has begun to speak against it.
 *
 * @param showing what is shown
 * @param sinceMicros media time since which it is shown, microseconds
 * @param contender what would be shown if it holds for long enough; null if nothing contends
 */
public record Shown(Showing showing, long sinceMicros, Contender contender) {

  /**
   * A state that the readings speak for, though it is not shown yet.
   *
   * @param sinceMicros media time since which every reading has spoken for it, microseconds
   */
  public record Contender(Showing showing, long sinceMicros) {}

  static Shown from(Showing showing, long nowMicros) {
    return new Shown(showing, nowMicros, null);
  }

  Shown unchallenged() {
    return contender == null ? this : new Shown(showing, sinceMicros, null);
  }

  Shown challengedBy(Contender challenger) {
    return new Shown(showing, sinceMicros, challenger);
  }

  /** The contender if it is {@code target}, else {@code target} as a new one. */
  Contender contenderFor(Showing target, long nowMicros) {
    return contender != null && contender.showing() == target
        ? contender
        : new Contender(target, nowMicros);
  }
}
