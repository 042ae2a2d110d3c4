/**
 * Emoji events for programs, by HTTP: {@code event} says what one is told, {@code stream} hands it
 * on, {@code log} reads the topic, {@code wire} words it, and this package ties all to HTTP.
 */
package dev.classmoji.aggregator.subscription;
