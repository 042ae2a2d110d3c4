package dev.classmoji.ingest;

/** Keeps media time to the wall clock, times a speed; late frames go at once. */
final class Pace {
  private final Speed speed;
  private final long startNanos;

  /**
   * @param startNanos when media time is 0, on the clock that {@link #waitNanos} is asked by
   */
  Pace(Speed speed, long startNanos) {
    this.speed = speed;
    this.startNanos = startNanos;
  }

  /** How long to wait until a frame of this media time is due; 0 or less if it is. */
  long waitNanos(long mediaTimeMicros, long nowNanos) {
    return (long) (mediaTimeMicros * 1000 / speed.factor()) - (nowNanos - startNanos);
  }
}
