package dev.classmoji.aggregator.subscription.stream;

import dev.classmoji.aggregator.subscription.event.Position;

/** What a subscriber is told. Each names the position to resume from once it was received. */
public sealed interface Message {

  Position position();

  /**
   * An event that was asked for.
   *
   * @param json a CloudEvent, one line of UTF-8; shared, not to be changed
   */
  record Event(Position position, byte[] json) implements Message {}

  /** A sign of life; all that was asked for up to the position has been sent. */
  record Beat(Position position) implements Message {}

  /**
   * Events that were asked for are not kept any more: it goes on after them.
   *
   * @param missing in which partition
   * @param from the offset that came next
   * @param to the offset that it goes on with; less than {@code from} where the log begins anew
   */
  record Gap(Position position, int missing, long from, long to) implements Message {}
}
