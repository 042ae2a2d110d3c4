package dev.classmoji.ingest.source;

/** Whether a live source gives pictures. */
public enum SourceState {
  /** It is asked, or listened for, and has not come yet or not come back. */
  WAITING,
  /** Pictures come. */
  LIVE,
  /** It is connected, but no picture has come for a while. */
  STALLED,
  /** It was closed. */
  CLOSED
}
