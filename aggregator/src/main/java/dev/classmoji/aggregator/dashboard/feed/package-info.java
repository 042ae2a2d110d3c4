/** Reads the feedback topics for the board: as they grow, or what they hold of one session. */
package dev.classmoji.aggregator.dashboard.feed;
