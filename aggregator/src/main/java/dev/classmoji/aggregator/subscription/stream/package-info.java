/**
 * Hands each event on to everyone who asked for it: encoded once, in the log's order, nothing
 * twice, and nobody waits for another. Knows neither Kafka nor HTTP.
 */
package dev.classmoji.aggregator.subscription.stream;
