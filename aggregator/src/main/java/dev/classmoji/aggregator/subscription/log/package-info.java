/**
 * Reads {@code classmoji.emoji-events}: its end, for all subscribers, its past, for one, and each
 * record as an event, for whoever asks.
 */
package dev.classmoji.aggregator.subscription.log;
