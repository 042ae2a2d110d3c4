package dev.classmoji.ingest.scene;

/**
 * One person of a scene: a tile of the sample, from a second of it on.
 *
 * @param tile number of the tile in the sample
 * @param from second of the sample at the scene's start: a tile from another second stands for
 *     somebody else
 * @param hiddenFrom second of the scene from which the person is not seen
 * @param hiddenTo second of the scene from which the person is seen again
 */
record Seat(int tile, int from, double hiddenFrom, double hiddenTo) {

  static Seat of(int tile) {
    return new Seat(tile, 0, Double.MAX_VALUE, Double.MAX_VALUE);
  }

  Seat startingAt(int second) {
    return new Seat(tile, second, hiddenFrom, hiddenTo);
  }

  Seat hidden(double fromSecond, double toSecond) {
    return new Seat(tile, from, fromSecond, toSecond);
  }

  Seat leaving(double second) {
    return hidden(second, Double.MAX_VALUE);
  }

  Seat joining(double second) {
    return hidden(0, second);
  }

  boolean seenAt(long micros) {
    return micros < hiddenFrom * 1e6 || micros >= hiddenTo * 1e6;
  }
}
