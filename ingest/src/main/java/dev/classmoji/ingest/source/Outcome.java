package dev.classmoji.ingest.source;

/** How a recording's pictures ended. */
public enum Outcome {
  /** The media ended where its container says so, or its container does not say. */
  COMPLETED,
  /** The media broke off well before its stated length, or could not be read on. */
  TRUNCATED
}
