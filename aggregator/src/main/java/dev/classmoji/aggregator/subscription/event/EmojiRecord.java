package dev.classmoji.aggregator.subscription.event;

import dev.classmoji.schemas.EmojiEvent;

/**
 * One record of {@code classmoji.emoji-events}.
 *
 * @param appendedAtMillis when Kafka appended it, milliseconds since the epoch
 */
public record EmojiRecord(Place place, long appendedAtMillis, EmojiEvent event) {}
