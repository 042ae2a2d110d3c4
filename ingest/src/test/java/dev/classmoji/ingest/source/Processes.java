package dev.classmoji.ingest.source;

import java.util.concurrent.TimeUnit;

/** Programs that tests have started. */
final class Processes {
  private Processes() {}

  /** Ends one at once, and waits until it has ended: it has no time to say goodbye. */
  static void kill(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
