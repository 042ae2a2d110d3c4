/**
 * The teacher's dashboard: {@code feed} reads the topics, {@code board} folds them, {@code live}
 * keeps the pages at it, and this package ties all three to HTTP.
 */
package dev.classmoji.aggregator.dashboard;
