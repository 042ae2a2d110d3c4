package dev.classmoji.ingest.face;

/**
 * How faces are found.
 *
 * @param minScore the least confidence that makes a face, 0..1
 * @param maxOverlap how much of two boxes' union may be shared before they are the same face, 0..1
 * @param threads for the network, at least 1
 */
public record DetectorSettings(float minScore, float maxOverlap, int threads) {

  public DetectorSettings {
    if (!(minScore > 0 && minScore < 1)) {
      throw new IllegalArgumentException("a score lies between 0 and 1, not at " + minScore);
    }
    if (!(maxOverlap >= 0 && maxOverlap < 1)) {
      throw new IllegalArgumentException("an overlap lies in 0..1, not at " + maxOverlap);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, not " + threads);
    }
  }

  /** 0.7, 0.4, one thread. */
  public static DetectorSettings defaults() {
    return new DetectorSettings(0.7f, 0.4f, 1);
  }
}
