/** Reads the feedback topics for the board. */
package dev.classmoji.aggregator.dashboard.feed;
