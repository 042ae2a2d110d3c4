package dev.classmoji.aggregator.subscription.stream;

/**
 * Why the server ends a subscription, with the WebSocket status code that says so (RFC 6455, 7.4).
 * Whoever is told can come back and resume.
 */
public enum Farewell {
  STOPPING(1001, "the aggregator stops: come back and resume"),
  TOO_SLOW(1013, "too slow: events were waiting for you and more came; come back and resume"),
  TOO_MANY(1013, "too many subscribers: try again later"),
  LOST(1011, "the log cannot be followed: come back and resume"),
  UNEXPECTED(1008, "a subscriber has nothing to say here");

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
