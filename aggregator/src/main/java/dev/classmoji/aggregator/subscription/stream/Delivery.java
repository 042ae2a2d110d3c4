package dev.classmoji.aggregator.subscription.stream;

import dev.classmoji.aggregator.subscription.event.EmojiRecord;
import dev.classmoji.aggregator.subscription.event.Envelope;

/** An event and its JSON, which is written once, when the first subscriber is given it. */
public final class Delivery {
  private final EmojiRecord found;
  private volatile byte[] json;

  public Delivery(EmojiRecord found) {
    this.found = found;
  }

  EmojiRecord found() {
    return found;
  }

  byte[] json() {
    var written = json;
    if (written == null) {
      written = Envelope.of(found).json();
      json = written; // should two threads write it, both write the same
    }
    return written;
  }
}
