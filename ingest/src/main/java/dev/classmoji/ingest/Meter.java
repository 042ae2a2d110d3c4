package dev.classmoji.ingest;

import dev.classmoji.schemas.IngestCounters;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts what ingest does and times its stages. */
final class Meter {
  private static final long MICRO_NANOS = 1000;

  private final Map<Stage, Long> spentNanos = new EnumMap<>(Stage.class);
  private final Frames frames;
  private final LongSupplier nanos;
  private long sampled;
  private long faces;

  /**
   * @param frames what the session's sources have counted
   * @param nanos a clock like {@link System#nanoTime}
   */
  Meter(Frames frames, LongSupplier nanos) {
    this.frames = frames;
    this.nanos = nanos;
  }

  /** Work that may throw {@code E}. */
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /** Does the work and counts its time for the stage, also if it fails. */
  <T, E extends Exception> T time(Stage stage, Work<T, E> work) throws E {
    long start = nanos.getAsLong();
    try {
      return work.run();
    } finally {
      spentNanos.merge(stage, nanos.getAsLong() - start, Long::sum);
    }
  }

  /** Notes a picture that was searched and how many faces were in it. */
  void searched(int found) {
    sampled++;
    faces += found;
  }

  /** All counters, given how many crops their publisher has sent. */
  IngestCounters counters(long cropsPublished) {
    return IngestCounters.newBuilder()
        .setFramesDecoded(frames.decoded())
        .setFramesSampled(sampled)
        .setFramesDropped(frames.dropped())
        .setFramesDamaged(frames.damaged())
        .setFacesDetected(faces)
        .setCropsPublished(cropsPublished)
        .setSourceMicros(spentMicros(Stage.SOURCE))
        .setFaceMicros(spentMicros(Stage.FACE))
        .setStudentMicros(spentMicros(Stage.STUDENT))
        .setCropMicros(spentMicros(Stage.CROP))
        .setWaitMicros(spentMicros(Stage.WAIT))
        .build();
  }

  private long spentMicros(Stage stage) {
    return spentNanos.getOrDefault(stage, 0L) / MICRO_NANOS;
  }
}
