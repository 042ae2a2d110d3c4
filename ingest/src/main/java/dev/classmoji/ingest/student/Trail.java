package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;

/** What is remembered of one face: where it was last, where it usually is, and since when. */
final class Trail {
  /** Media time in which the usual face follows a move by two thirds: one leaves more quickly. */
  private static final double SETTLING_MICROS = 3_000_000;

  private final long firstSeen;
  private long lastSeen;
  private int hits = 1;
  private Face last;
  private Face usual;

  Trail(long mediaTimeMicros, Face face) {
    firstSeen = mediaTimeMicros;
    lastSeen = mediaTimeMicros;
    last = face;
    usual = face;
  }

  void see(long mediaTimeMicros, Face face) {
    double weight = 1 - Math.exp((lastSeen - mediaTimeMicros) / SETTLING_MICROS);
    usual = between(usual, face, (float) weight);
    last = face;
    lastSeen = mediaTimeMicros;
    hits++;
  }

  Face last() {
    return last;
  }

  int hits() {
    return hits;
  }

  /** Microseconds between the first and the last sighting. */
  long span() {
    return lastSeen - firstSeen;
  }

  boolean seenAt(long mediaTimeMicros) {
    return lastSeen == mediaTimeMicros;
  }

  /** Microseconds from the last sighting until now. */
  long missedFor(long nowMicros) {
    return nowMicros - lastSeen;
  }

  /**
   * How unlike the last face and the usual one this face is: some who were missed come back to
   * where they went, some to where they sat. No velocity is assumed: a webcam face bobs and turns
   * back more often than it goes on.
   */
  double change(Face face) {
    return Math.min(change(last, face), change(usual, face));
  }

  /** Squared distance of the centres in face sizes, plus the squared logarithm of the growth. */
  private static double change(Face from, Face to) {
    double across = to.centreX() - from.centreX();
    double down = to.centreY() - from.centreY();
    double growth = Math.log(to.area() / from.area()) / 2;
    double area = Math.sqrt((double) to.area() * from.area());
    return (across * across + down * down) / area + growth * growth;
  }

  private static Face between(Face from, Face to, float weight) {
    return new Face(
        from.x() + weight * (to.x() - from.x()),
        from.y() + weight * (to.y() - from.y()),
        from.width() + weight * (to.width() - from.width()),
        from.height() + weight * (to.height() - from.height()),
        to.score());
  }
}
