package dev.classmoji.standalone.doctor;

import java.util.stream.LongStream;

/** Times something that is quick. */
final class Stopwatch {
  private static final int RUNS = 5;

  private Stopwatch() {}

  /** The median of five runs after a first one that does not count, milliseconds. */
  static double medianMillis(Runnable task) {
    task.run();
    long nanos =
        LongStream.generate(() -> time(task))
            .limit(RUNS)
            .sorted()
            .skip(RUNS / 2)
            .findFirst()
            .orElseThrow();
    return nanos / 1e6;
  }

  private static long time(Runnable task) {
    long start = System.nanoTime();
    task.run();
    return System.nanoTime() - start;
  }
}
