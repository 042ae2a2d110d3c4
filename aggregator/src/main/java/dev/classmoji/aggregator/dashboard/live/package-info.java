/** Keeps each open page at the board's present state, whatever carries the text. */
package dev.classmoji.aggregator.dashboard.live;
