package dev.classmoji.aggregator.dashboard.live;

/**
 * Why the server ends a page's line, with the WebSocket status code that says so (RFC 6455, 7.4).
 */
public enum Farewell {
  STOPPING(1001, "the aggregator stops"),
  NONSENSE(1008, "too many messages that cannot be read"),
  OVERSIZED(1009, "a page's messages are short"),
  TOO_MANY(1013, "too many pages are open: try again later"),
  SILENT(1001, "nothing was heard of this page for long"),
  BROKEN(1011, "this page cannot be served");

  private final int code;
  private final String reason;

  Farewell(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
