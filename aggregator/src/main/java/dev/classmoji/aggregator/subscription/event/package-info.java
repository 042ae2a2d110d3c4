/**
 * What a program that subscribes is told, and of what: an emoji event as CloudEvents 1.0 JSON,
 * where it lies in the topic, and which of them are asked for. Knows neither Kafka nor HTTP.
 */
package dev.classmoji.aggregator.subscription.event;
