package dev.classmoji.aggregator.subscription.webhook.delivery;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What became of a post. */
public sealed interface Outcome {

  /** The receiver has it: 2xx. */
  record Accepted() implements Outcome {}

  /**
   * It may be tried again.
   *
   * @param error why, in one line, without anything that the receiver wrote
   * @param retryAfter how long the receiver asked to be left alone
   */
  record Failed(String error, Optional<Duration> retryAfter) implements Outcome {}

  /** The receiver wants nothing any more: 410. */
  record Gone() implements Outcome {}

  /**
   * What an answer says; a redirect is none.
   *
   * @param status of HTTP
   * @param retryAfter that header; null if there is none
   */
  static Outcome of(int status, String retryAfter, Instant now) {
    if (status >= 200 && status < 300) {
      return new Accepted();
    }
    return status == 410
        ? new Gone()
        : new Failed("it answered " + status, RetryAfter.read(retryAfter, now));
  }

  /** There was no answer. */
  static Outcome failed(String error) {
    return new Failed(error, Optional.empty());
  }

  /** There was no answer. */
  static Outcome failed(Throwable cause) {
    if (cause instanceof SSLException) {
      return failed("no safe connection: is its certificate valid for its name?");
    }
    return failed(
        cause instanceof ConnectException
            ? "it takes no connection"
            : "the connection broke: " + cause.getClass().getSimpleName());
  }
}
