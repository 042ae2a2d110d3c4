/** Reads {@code classmoji.emoji-events}: its end, for all subscribers, and its past, for one. */
package dev.classmoji.aggregator.subscription.log;
