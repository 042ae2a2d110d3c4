package dev.classmoji.ingest;

import java.util.Arrays;

/** How many pictures of one source were read per second of late. One thread writes, any reads. */
final class ReadingRate {
  private static final int SECONDS = 5;

  private final int[] read = new int[SECONDS];
  private long seconds;
  private volatile float perSecond;

  /** A picture is read. */
  void read() {
    read[(int) (seconds % SECONDS)]++;
  }

  /** A second is over. */
  void second() {
    seconds++;
    perSecond = Arrays.stream(read).sum() / (float) Math.min(SECONDS, seconds);
    read[(int) (seconds % SECONDS)] = 0;
  }

  /** No pictures come: what was read before says nothing of what follows. */
  void reset() {
    Arrays.fill(read, 0);
    seconds = 0;
    perSecond = 0;
  }

  /** The mean over the last five whole seconds, or as many as there were; 0 before the first. */
  float perSecond() {
    return perSecond;
  }
}
