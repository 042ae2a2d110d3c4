/**
 * The teacher's dashboard: {@code feed} reads the topics, {@code board} folds them, {@code
 * playback} folds those of an earlier class again, {@code live} keeps the pages at it, {@code
 * review} tells a class from its first second on, and this package ties all to HTTP.
 */
package dev.classmoji.aggregator.dashboard;
