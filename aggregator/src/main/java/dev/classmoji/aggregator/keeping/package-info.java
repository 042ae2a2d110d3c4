/** Keeps what people decide, such as names and webhooks, in topics that are seldom written. */
package dev.classmoji.aggregator.keeping;
