/** Keeps what a teacher calls students, in a topic of its own. */
package dev.classmoji.aggregator.dashboard.label;
