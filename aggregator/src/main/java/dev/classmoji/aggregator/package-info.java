/** Folds expressions into per-student emoji feedback: settings, start and stop. */
package dev.classmoji.aggregator;
