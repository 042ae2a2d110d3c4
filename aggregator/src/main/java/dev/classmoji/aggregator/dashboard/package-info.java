/**
 * The teacher's dashboard: {@code feed} reads the topics, {@code board} folds them, {@code
 * playback} folds those of an earlier class again, {@code live} keeps the pages at it, and this
 * package ties all three to HTTP.
 */
package dev.classmoji.aggregator.dashboard;
