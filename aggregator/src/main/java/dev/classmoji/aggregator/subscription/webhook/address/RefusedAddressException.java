package dev.classmoji.aggregator.subscription.webhook.address;

/** Nothing may be posted there; the message says why, in one line and without the URL's path. */
public final class RefusedAddressException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedAddressException(String reason) {
    super(reason);
  }
}
