package dev.classmoji.ingest;

import dev.classmoji.ingest.source.Recording;

/** Counts of a session's frames since its start. */
interface Frames {
  long decoded();

  long damaged();

  /** Those that were due for sampling, but older than another when their turn came. */
  long dropped();

  /** Those of a recording, which waits rather than drop any. */
  static Frames of(Recording recording) {
    return new Frames() {
      @Override
      public long decoded() {
        return recording.decoded();
      }

      @Override
      public long damaged() {
        return recording.damaged();
      }

      @Override
      public long dropped() {
        return 0;
      }
    };
  }
}
