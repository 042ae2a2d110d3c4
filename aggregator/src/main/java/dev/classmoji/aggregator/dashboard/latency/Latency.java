package dev.classmoji.aggregator.dashboard.latency;

/** What the dashboard sees of the way from a picture to its emoji. */
public enum Latency {
  /** From the model's reading until the emoji event that it caused was appended to the log. */
  EMIT,
  /** From the picture's decoding until the event was appended to the log. */
  EVENT,
  /**
   * From the picture's decoding until this dashboard had received the event: like all readers of
   * committed records it is given it when its transaction has ended.
   */
  RECEIVED,
  /** From the picture's decoding until a page had said that the emoji is drawn. */
  DISPLAY;

  /** Is told of each one. Called from several threads, under a lock: it must return at once. */
  @FunctionalInterface
  public interface Observer {
    void took(Latency latency, long micros);
  }
}
